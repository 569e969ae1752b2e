import { emotionNames } from '#lib/analyses/emotion-analysis/names';
import { decode, replaceWeights, weights } from '#lib/text/emotion/weights';
import type { Evaluation, Measurement } from './evaluation.ts';
import { fit } from '#scripts/train-emotion/fit';
import { readComments, unpunctuated } from '#scripts/train-emotion/goemotions';
import { measure, type Measured } from '#scripts/train-emotion/measure';

const two = (value: number): string => value.toFixed(3);

function rowsOf(how: string, { macro_f1, micro_f1, f1, sentiment_accuracy }: Measured): Measurement[] {
  return [
    { what: `${how}: emotions, macro-F1`, value: two(macro_f1), compared_with: 'floor 0.59; fine-tuned BERT 0.62' },
    { what: `${how}: emotions, micro-F1`, value: two(micro_f1), compared_with: '' },
    ...emotionNames.map((name, c) => ({ what: `${how}: ${name}, F1`, value: two(f1[c] ?? 0), compared_with: '' })),
    {
      what: `${how}: sentiment of three, accuracy`,
      value: two(sentiment_accuracy),
      compared_with: 'floor 0.74; VADER 0.65, wink-nlp 0.64',
    },
  ];
}

/**
 * Emotions and sentiment through the product: each comment is a transcript of one line. The shipped weights were
 * trained on these comments, so weights are trained again without them, as `scripts/train-emotion.ts` does; this takes
 * minutes.
 */
export const emotionEvaluation: Evaluation = {
  name: 'emotion',
  on:
    '5,426 comments of GoEmotions (development part), by weights trained anew without them (the shipped ones have ' +
    'seen them), as written and without case and punctuation',
  needs: 'needs --goemotions <folder>; the recorded scores are in lib/text/emotion/weights.json',
  async read({ goemotions }) {
    if (goemotions === null) return null;
    const shipped = weights();
    const { card, bytes } = fit(readComments(goemotions, 'train'));
    const comments = readComments(goemotions, 'dev');
    try {
      replaceWeights(decode(bytes, card));
      return [
        ...rowsOf('as written', await measure(comments)),
        ...rowsOf('without case and punctuation', await measure(comments, unpunctuated)),
      ];
    } finally {
      replaceWeights(shipped);
    }
  },
};
