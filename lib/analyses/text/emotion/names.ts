/** What the sentiment part of the model tells apart, in the order of its weights. */
export const sentimentNames = ['negative', 'neutral', 'positive'] as const;
export type SentimentName = (typeof sentimentNames)[number];
