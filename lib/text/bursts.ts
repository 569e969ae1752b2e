import type { Sentence, Span } from './model.ts';

/** A passage in which something occurs far more often than in the rest of the same speaker's talk. */
export interface Burst extends Span {
  speaker: string | null;
  occurrences: number;
  words: number;
  /** The rest of the same speaker's talk, or of all talk if the speakers are unknown. */
  restOccurrences: number;
  restWords: number;
}

/** Most words of a passage, and least words of the rest. */
const passageWords = 80;
const restWords = 120;
const minimumOccurrences = 4;
/** Least ratio to the rate of the rest, and greatest probability of the difference by chance. */
const ratio = 3;
const chance = 0.001;

/**
 * Passages of neighbouring sentences of one speaker, at most 80 words long, with at least four occurrences and at least
 * three times the rate of the rest of that speaker's talk. The two Poisson rates are compared by the exact conditional
 * test (Przyborowski and Wilenski, Biometrika 1940) at p < 0.001. Where passages overlap, the strongest is kept.
 * Returned in order of the text.
 */
export function burstsOf(sentences: readonly Sentence[], occurrences: readonly Span[]): Burst[] {
  return [...Map.groupBy(sentences, ({ speaker }) => speaker)].flatMap(([speaker, all]) =>
    burstsOfOne(speaker, all, countIn(all, occurrences)),
  );
}

/** Number of occurrences in each sentence. Both lists are in order of the text. */
function countIn(sentences: readonly Sentence[], occurrences: readonly Span[]): number[] {
  let at = 0;
  return sentences.map(({ start, end }) => {
    while ((occurrences[at]?.start ?? Infinity) < start) at += 1;
    let count = 0;
    while ((occurrences[at]?.start ?? Infinity) < end) {
      count += 1;
      at += 1;
    }
    return count;
  });
}

function burstsOfOne(speaker: string | null, sentences: readonly Sentence[], counts: readonly number[]): Burst[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const allWords = sentences.reduce((sum, { words }) => sum + words, 0);
  const found: { first: number; last: number; p: number; burst: Burst }[] = [];
  for (const [first, opening] of sentences.entries()) {
    if ((counts[first] ?? 0) === 0) continue;
    let occurred = 0;
    let words = 0;
    for (let last = first; last < sentences.length; last += 1) {
      const sentence = sentences[last];
      if (!sentence || sentence.index - opening.index > last - first) break;
      words += sentence.words;
      occurred += counts[last] ?? 0;
      if (words > passageWords) break;
      if ((counts[last] ?? 0) === 0 || occurred < minimumOccurrences) continue;
      const rest = { occurred: total - occurred, words: allWords - words };
      if (rest.words < restWords || occurred / words < ratio * (rest.occurred / rest.words)) continue;
      const p = binomialTail(occurred, total, words / allWords);
      if (p < chance)
        found.push({
          first,
          last,
          p,
          burst: {
            speaker,
            start: opening.start,
            end: sentence.end,
            occurrences: occurred,
            words,
            restOccurrences: rest.occurred,
            restWords: rest.words,
          },
        });
    }
  }
  const taken: boolean[] = [];
  const kept = found
    .toSorted((a, b) => a.p - b.p || a.first - b.first)
    .filter(({ first, last }) => {
      for (let i = first; i <= last; i += 1) if (taken[i]) return false;
      for (let i = first; i <= last; i += 1) taken[i] = true;
      return true;
    });
  return kept.map(({ burst }) => burst).toSorted((a, b) => a.start - b.start);
}

/**
 * Probability of at least `k` successes in `n` trials with probability `share` each. Summed from `k` upwards, where the
 * terms only decrease.
 */
export function binomialTail(k: number, n: number, share: number): number {
  if (k <= n * share) return 1;
  if (share <= 0) return k > 0 ? 0 : 1;
  let term = Math.exp(logChoose(n, k) + k * Math.log(share) + (n - k) * Math.log1p(-share));
  let sum = 0;
  for (let i = k; i <= n && term > 1e-12; i += 1) {
    sum += term;
    term *= ((n - i) / (i + 1)) * (share / (1 - share));
  }
  return Math.min(1, sum);
}

/**
 * Logarithm of the binomial coefficient, as a sum of `k` logarithms. `k` is small: at most the occurrences in one
 * passage.
 */
function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 0; i < k; i += 1) sum += Math.log((n - i) / (i + 1));
  return sum;
}
