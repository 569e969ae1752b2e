/** The classes of the sentiment model, in the order of its weights. */
export const sentimentNames = ['negative', 'neutral', 'positive'] as const;
export type SentimentName = (typeof sentimentNames)[number];
/** Ekman's six emotions, and neutral. */
export const emotionNames = ['anger', 'disgust', 'fear', 'joy', 'sadness', 'surprise', 'neutral'] as const;
export type EmotionName = (typeof emotionNames)[number];
