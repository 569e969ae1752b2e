import { round } from '#lib/base/statistics';
import { contentLemmas } from '#lib/text/tokens/content';
import type { Sentence, TextModel } from '#lib/text/model';

/**
 * Words on each side of a gap: four of Hearst's token sequences of 20. In shorter blocks, spoken language repeats too
 * few words for a comparison.
 */
const blockWords = 80;
/** Gaps are at least this many words apart. */
const stepWords = 10;
const minimumGaps = 4;
/**
 * A new subject begins in a valley with at most this similarity, at least this far below the peaks on both sides within
 * the reach of a block.
 */
const valley = { similarity: 0.1, depth: 0.15 } as const;
/** Most points that a chart can show. */
const mostPoints = 200;

export interface Coherence {
  /** Mean cosine of the content lemmas of neighbouring blocks, 0 to 1; null if there are too few sentences. */
  score: number | null;
  /** Sentences that clearly begin a new subject. */
  shifts: Sentence[];
  /** At most 200, in order of time; in long talk, neighbouring gaps are averaged. */
  points: { start_s: number; end_s: number; similarity: number }[];
}

interface Gap {
  /** The sentence after the gap. */
  sentence: Sentence;
  similarity: number;
}

/**
 * Lexical cohesion after TextTiling (Hearst, "TextTiling: Segmenting text into multi-paragraph subtopic passages",
 * Computational Linguistics 23(1), 1997): the cosine of the content lemmas in the blocks on both sides of each gap, and
 * depth scores of its valleys. Gaps lie between sentences. Shifts are marked more sparingly than in the paper: both
 * slopes of a valley must be deep, and its similarity low.
 */
export function coherenceOf(model: TextModel): Coherence {
  const units = model.sentences.map((sentence) => ({ sentence, lemmas: contentLemmas(model, sentence) }));
  const gaps: Gap[] = [];
  let since = stepWords;
  const reach = blocksOf(units.map(({ sentence }) => sentence.words));
  for (const [at, { sentence }] of units.entries()) {
    const { from, to } = reach[at] ?? { from: -1, to: -1 };
    since += units[at - 1]?.sentence.words ?? 0;
    if (from < 0 || to < 0 || since < stepWords) continue;
    since = 0;
    gaps.push({
      sentence,
      similarity: cosine(
        units.slice(from, at).flatMap(({ lemmas }) => lemmas),
        units.slice(at, to).flatMap(({ lemmas }) => lemmas),
      ),
    });
  }
  if (gaps.length < minimumGaps) return { score: null, shifts: [], points: [] };
  return {
    score: round(gaps.reduce((sum, gap) => sum + gap.similarity, 0) / gaps.length, 2),
    shifts: shiftsOf(gaps),
    points: pointsOf(model, gaps),
  };
}

/**
 * For each sentence, where the block before it begins and where the block that starts with it ends (exclusive); -1 if
 * there are too few words.
 */
function blocksOf(words: readonly number[]): { from: number; to: number }[] {
  const before: number[] = [0];
  for (const count of words) before.push((before.at(-1) ?? 0) + count);
  let from = -1;
  let to = 0;
  return words.map((_, at) => {
    const here = before[at] ?? 0;
    while (here - (before[from + 1] ?? Number.POSITIVE_INFINITY) >= blockWords) from += 1;
    while (to < words.length && (before[to] ?? 0) - here < blockWords) to += 1;
    return { from, to: (before[to] ?? 0) - here >= blockWords ? to : -1 };
  });
}

function shiftsOf(gaps: readonly Gap[]): Sentence[] {
  const reach = Math.ceil(blockWords / stepWords);
  const values = gaps.map(({ similarity }) => similarity);
  const out: { sentence: Sentence; at: number; similarity: number }[] = [];
  for (const [at, { sentence, similarity }] of gaps.entries()) {
    if (similarity > valley.similarity) continue;
    const left = Math.max(0, ...values.slice(Math.max(0, at - reach), at));
    const right = Math.max(0, ...values.slice(at + 1, at + 1 + reach));
    // A valley at the edge of the talk has no room for a peak.
    if (left - similarity < valley.depth || right - similarity < valley.depth) continue;
    const last = out.at(-1);
    if (!last || at - last.at > reach / 2) out.push({ sentence, at, similarity });
    else if (similarity < last.similarity) out[out.length - 1] = { sentence, at, similarity };
  }
  return out.map(({ sentence }) => sentence);
}

function pointsOf(model: TextModel, gaps: readonly Gap[]): Coherence['points'] {
  const size = Math.ceil(gaps.length / mostPoints);
  const out: Coherence['points'] = [];
  for (let at = 0; at < gaps.length; at += size) {
    const group = gaps.slice(at, at + size);
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) continue;
    const next = gaps[at + size]?.sentence;
    const { start_s, end_s } = model.timing.times(first.sentence.start, last.sentence.end);
    const until_s = next ? model.timing.times(next.start, next.end).start_s : end_s;
    const similarity = group.reduce((sum, gap) => sum + gap.similarity, 0) / group.length;
    const before = out.at(-1);
    // Gaps in one passage share a point if only the passage's start is known.
    if (before?.start_s === start_s) before.end_s = Math.max(before.end_s, until_s);
    else out.push({ start_s, end_s: Math.max(until_s, start_s), similarity: round(similarity, 2) });
  }
  return out;
}

function cosine(a: readonly string[], b: readonly string[]): number {
  const left = counts(a);
  const right = counts(b);
  let dot = 0;
  for (const [lemma, count] of left) dot += count * (right.get(lemma) ?? 0);
  const norm = Math.sqrt(square(left) * square(right));
  return norm === 0 ? 0 : Math.min(1, dot / norm);
}

function counts(lemmas: readonly string[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const lemma of lemmas) out.set(lemma, (out.get(lemma) ?? 0) + 1);
  return out;
}

function square(bag: ReadonlyMap<string, number>): number {
  return [...bag.values()].reduce((sum, count) => sum + count * count, 0);
}
