import { contentLemmas } from '#lib/analyses/text/content';
import type { Sentence, TextModel } from '#lib/analyses/text/model';
import { round } from '#lib/analyses/text/timing';

/** Sentences with content on each side of a gap (Hearst's block size), and gaps needed for a figure. */
const window = 5;
const minimumGaps = 4;
/** A new subject begins where almost nothing is shared, in a valley this deep against the peaks on both sides, and deeper than most: mean and one standard deviation. */
const valley = { similarity: 0.1, depth: 0.25 } as const;
/** As many points as a chart can show. */
const mostPoints = 200;

export interface Coherence {
  /** Mean cosine of neighbouring blocks' content lemmas, 0 to 1; null where there are too few sentences. */
  score: number | null;
  /** Sentences with which a new subject clearly begins. */
  shifts: Sentence[];
  /** At most 200, in order of time; neighbouring gaps are averaged in long talk. */
  points: { start_s: number; end_s: number; similarity: number }[];
}

interface Gap {
  /** The sentence after the gap. */
  sentence: Sentence;
  similarity: number;
}

/**
 * Lexical cohesion after TextTiling (Hearst, "TextTiling: Segmenting text into multi-paragraph subtopic passages", Computational Linguistics 23(1), 1997):
 * the cosine of the content lemmas in the blocks on both sides of each gap, and depth scores of its valleys. Sentences stand for her
 * token sequences of 20, because spoken sentences are short, and shifts are marked more sparingly (mean + 1 sd instead of mean - sd/2).
 */
export function coherenceOf(model: TextModel): Coherence {
  const bags = model.sentences.map((sentence) => ({ sentence, lemmas: contentLemmas(model, sentence) })).filter(({ lemmas }) => lemmas.length > 0);
  const gaps: Gap[] = [];
  for (let at = window; at + window <= bags.length; at += 1) {
    const right = bags.slice(at, at + window);
    const [first] = right;
    if (first) gaps.push({ sentence: first.sentence, similarity: cosine(bags.slice(at - window, at).flatMap(({ lemmas }) => lemmas), right.flatMap(({ lemmas }) => lemmas)) });
  }
  if (gaps.length < minimumGaps) return { score: null, shifts: [], points: [] };
  return { score: round(gaps.reduce((sum, gap) => sum + gap.similarity, 0) / gaps.length, 2), shifts: shiftsOf(gaps), points: pointsOf(model, gaps) };
}

function shiftsOf(gaps: readonly Gap[]): Sentence[] {
  const depths = depthsOf(gaps.map(({ similarity }) => similarity));
  const valleys = depths.filter((depth) => depth > 0);
  const mean = valleys.reduce((sum, depth) => sum + depth, 0) / Math.max(1, valleys.length);
  const spread = Math.sqrt(valleys.reduce((sum, depth) => sum + (depth - mean) ** 2, 0) / Math.max(1, valleys.length));
  // Few valleys have no spread worth a threshold; then depth alone decides.
  const least = Math.max(valley.depth * 2, valleys.length >= 8 ? mean + spread : 0);
  const out: { sentence: Sentence; at: number; similarity: number }[] = [];
  for (const [at, { sentence, similarity }] of gaps.entries()) {
    if (similarity > valley.similarity || (depths[at] ?? 0) < least || similarity >= (gaps[at - 1]?.similarity ?? 1) || similarity > (gaps[at + 1]?.similarity ?? 1)) continue;
    const last = out.at(-1);
    if (!last || at - last.at >= window) out.push({ sentence, at, similarity });
    else if (similarity < last.similarity) out[out.length - 1] = { sentence, at, similarity };
  }
  return out.map(({ sentence }) => sentence);
}

/** For each gap how far it lies under the nearest peak on either side, both together; 0 unless each side is higher by the least depth. Linear: peaks are carried along. */
function depthsOf(values: readonly number[]): number[] {
  const left = peaksOf(values);
  const right = peaksOf(values.toReversed()).toReversed();
  return values.map((value, at) => {
    const [before, after] = [(left[at] ?? value) - value, (right[at] ?? value) - value];
    return before >= valley.depth && after >= valley.depth ? before + after : 0;
  });
}

/** The peak that is reached by climbing back from each value without going down, with steps of a window's width. */
function peaksOf(values: readonly number[]): number[] {
  return values.map((_, at) => values.slice(Math.max(0, at - window), at + 1).reduce((most, value) => Math.max(most, value), 0));
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
    out.push({ start_s, end_s: Math.max(until_s, start_s), similarity: round(group.reduce((sum, gap) => sum + gap.similarity, 0) / group.length, 2) });
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
