import { round } from '#lib/base/statistics';
import type { SentimentName } from '#lib/text/emotion/names';
import { passagesOf } from '#lib/text/emotion/passages';
import type { TextModel } from '#lib/text/model';

export interface SegmentSentiment {
  /** -1 to 1: the probability of positive minus that of negative. */
  valence: number;
  /** The most probable class. */
  label: SentimentName;
}

const cache = new WeakMap<TextModel, (SegmentSentiment | null)[]>();

/**
 * The sentiment of each segment's words by the trained model: the mean of its passages, weighted by words. null if the
 * segment has no word in Latin script or is plainly in another language, since unknown is not neutral.
 */
export function segmentSentiments(model: TextModel): (SegmentSentiment | null)[] {
  const before = cache.get(model);
  if (before) return before;
  const sums = model.segments.map(() => ({ negative: 0, neutral: 0, positive: 0, words: 0 }));
  for (const { segment, words, sentiment } of passagesOf(model)) {
    const sum = sums[segment];
    if (!sum) continue;
    sum.words += words;
    sum.negative += words * sentiment.negative;
    sum.neutral += words * sentiment.neutral;
    sum.positive += words * sentiment.positive;
  }
  const out = sums.map(({ negative, neutral, positive, words }): SegmentSentiment | null => {
    if (words === 0) return null;
    const label = negative > neutral && negative > positive ? 'negative' : positive > neutral ? 'positive' : 'neutral';
    return { valence: round((positive - negative) / words, 3), label };
  });
  cache.set(model, out);
  return out;
}

/** The valence of each segment, -1 to 1; null as in `segmentSentiments`. */
export function segmentValences(model: TextModel): (number | null)[] {
  return segmentSentiments(model).map((entry) => entry?.valence ?? null);
}
