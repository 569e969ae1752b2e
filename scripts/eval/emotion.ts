import { emotionNames } from '#lib/analyses/emotion-analysis/schema';
import type { Evaluation, Measurement } from '#scripts/eval/evaluation';
import { readComments, unpunctuated } from '#scripts/train-emotion/goemotions';
import { measure } from '#scripts/train-emotion/measure';
import type { Measured } from '#scripts/train-emotion/measure';

const two = (value: number): string => value.toFixed(3);

function rowsOf(how: string, { macro_f1, micro_f1, f1, sentiment_accuracy }: Measured): Measurement[] {
  return [
    { what: `${how}: emotions, macro-F1`, value: two(macro_f1), compared_with: 'floor 0.59; fine-tuned BERT 0.62' },
    { what: `${how}: emotions, micro-F1`, value: two(micro_f1), compared_with: '' },
    ...emotionNames.map((name, c) => ({ what: `${how}: ${name}, F1`, value: two(f1[c] ?? 0), compared_with: '' })),
    { what: `${how}: sentiment of three, accuracy`, value: two(sentiment_accuracy), compared_with: 'floor 0.74; VADER 0.65, wink-nlp 0.64' },
  ];
}

/** Emotions and sentiment through the product: each comment a transcript of one line. */
export const emotionEvaluation: Evaluation = {
  name: 'emotion',
  on: '5,426 comments of GoEmotions (development part), which the weights and thresholds have not seen, as written and without case and punctuation',
  needs: 'needs --goemotions <folder>; the scores of the shipped weights are in lib/analyses/text/emotion/weights.json',
  async read({ goemotions }) {
    if (goemotions === null) return null;
    const comments = readComments(goemotions, 'dev');
    return [...rowsOf('as written', await measure(comments)), ...rowsOf('without case and punctuation', await measure(comments, unpunctuated))];
  },
};
