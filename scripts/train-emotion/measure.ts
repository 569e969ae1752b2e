import { emotionNames } from '#lib/analyses/emotion-analysis/names';
import { readAnalysis } from '#lib/analyses/registry';
import { sentimentNames } from '#lib/text/emotion/names';
import { readTextLine } from '#scripts/analyze/text-line';
import type { Comment } from './goemotions.ts';
import { emotionScores, sentimentAccuracy, type EmotionScores } from './scores.ts';

export interface Measured extends EmotionScores {
  /** Over the comments with one sentiment. */
  sentiment_accuracy: number;
}

/**
 * Scores through the product: each comment is a line of `npm run analyze -- --text`, read by the emotion reading and
 * the sentiment trend.
 */
export async function measure(
  comments: readonly Comment[],
  as: (text: string) => string = (text) => text,
): Promise<Measured> {
  const emotions: number[][] = [];
  const sentiments: (number | null)[] = [];
  for (const [id, { text }] of comments.entries()) {
    const { input } = await readTextLine(JSON.stringify({ id, text: as(text) }));
    emotions.push(readAnalysis('emotion_analysis', input).emotions.map(({ emotion }) => emotionNames.indexOf(emotion)));
    const label = readAnalysis('quantitative_metrics', input).sentiment_trend[0]?.sentiment_label;
    sentiments.push(label === undefined ? null : sentimentNames.indexOf(label));
  }
  return {
    ...emotionScores(comments, emotions, emotionNames.length),
    sentiment_accuracy: sentimentAccuracy(comments, sentiments),
  };
}
