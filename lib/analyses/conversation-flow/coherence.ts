import { contentLemmas } from '#lib/analyses/text/content';
import type { TextModel } from '#lib/analyses/text/model';
import { round } from '#lib/analyses/text/timing';

/** Sentences on each side of a gap, and gaps needed for a figure. */
const window = 5;
const minimumGaps = 4;
/** A gap whose two sides share nothing while its neighbourhood reaches this is a clear change of subject. */
const clearDepth = 0.25;

export interface Coherence {
  /** Mean cosine of neighbouring windows' content lemmas, 0 to 1; null where there are too few sentences. */
  score: number | null;
  /** Sentences (by index) with which a new subject clearly begins. */
  shifts: number[];
}

/** Lexical cohesion of neighbouring passages, after TextTiling (Hearst 1997): bags of content lemmas on both sides of each gap. */
export function coherenceOf(model: TextModel): Coherence {
  const bags = model.sentences.map((sentence) => ({ index: sentence.index, lemmas: contentLemmas(model, sentence) })).filter(({ lemmas }) => lemmas.length > 0);
  const gaps: { sentence: number; similarity: number }[] = [];
  for (let at = window; at + window <= bags.length; at += 1) {
    const left = bags.slice(at - window, at).flatMap(({ lemmas }) => lemmas);
    const right = bags.slice(at, at + window).flatMap(({ lemmas }) => lemmas);
    gaps.push({ sentence: bags[at]?.index ?? 0, similarity: cosine(left, right) });
  }
  if (gaps.length < minimumGaps) return { score: null, shifts: [] };
  const shifts = gaps.filter((gap, i) => {
    const before = gaps.slice(Math.max(0, i - window), i).reduce((most, { similarity }) => Math.max(most, similarity), 0);
    const after = gaps.slice(i + 1, i + 1 + window).reduce((most, { similarity }) => Math.max(most, similarity), 0);
    return gap.similarity === 0 && gaps[i - 1]?.similarity !== 0 && Math.min(before, after) >= clearDepth;
  });
  return { score: round(gaps.reduce((sum, gap) => sum + gap.similarity, 0) / gaps.length, 2), shifts: shifts.map((gap) => gap.sentence) };
}

function cosine(a: string[], b: string[]): number {
  const left = counts(a);
  const right = counts(b);
  let dot = 0;
  for (const [lemma, count] of left) dot += count * (right.get(lemma) ?? 0);
  const norm = Math.sqrt(square(left) * square(right));
  return norm === 0 ? 0 : Math.min(1, dot / norm);
}

function counts(lemmas: string[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const lemma of lemmas) out.set(lemma, (out.get(lemma) ?? 0) + 1);
  return out;
}

function square(bag: Map<string, number>): number {
  return [...bag.values()].reduce((sum, count) => sum + count * count, 0);
}
