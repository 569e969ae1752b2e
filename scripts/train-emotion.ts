import { writeFileSync } from 'node:fs';
import { decode, replaceWeights } from '#lib/text/emotion/weights';
import { emotionNames } from '#lib/analyses/emotion-analysis/names';
import { fit } from '#scripts/train-emotion/fit';
import { readComments, unpunctuated } from '#scripts/train-emotion/goemotions';
import { measure, type Measured } from '#scripts/train-emotion/measure';

/**
 * `node scripts/train-emotion.ts <folder>` trains emotion and sentiment weights on `train.tsv` of GoEmotions and
 * measures them on `dev.tsv`; then it trains again in the same way on both parts and writes these weights, with the
 * scores of the first. Deterministic; a few minutes.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: node scripts/train-emotion.ts <folder with train.tsv, dev.tsv and labels.txt of GoEmotions>');
  process.exit(2);
}
const three = (value: number): number => Math.round(value * 1000) / 1000;
const rounded = ({ macro_f1, micro_f1, f1, sentiment_accuracy }: Measured) => ({
  macro_f1: three(macro_f1),
  micro_f1: three(micro_f1),
  f1: Object.fromEntries(emotionNames.map((name, c) => [name, three(f1[c] ?? 0)])),
  sentiment_accuracy: three(sentiment_accuracy),
});

const comments = readComments(folder, 'train');
const dev = readComments(folder, 'dev');
const measured = fit(comments);
replaceWeights(decode(measured.bytes, measured.card));
const scores = {
  as_written: rounded(await measure(dev)),
  without_case_and_punctuation: rounded(await measure(dev, unpunctuated)),
};
const { card, bytes } = fit([...comments, ...dev]);
const source = {
  trained_on:
    'GoEmotions, training and development parts (48,836 comments): Dorottya Demszky, Dana Movshovitz-Attias, ' +
    'Jeongwoo Ko, Alan Cowen, Gaurav Nemade, Sujith Ravi: GoEmotions: A Dataset of Fine-Grained Emotions, ACL ' +
    '2020',
  licence_of_the_data:
    'CC BY 4.0, https://creativecommons.org/licenses/by/4.0/; changed: grouped after Ekman and by sentiment, ' +
    'reduced to weights',
  scores_on:
    'GoEmotions, development part (5,426 comments), read through the product by weights of the same method ' +
    'trained on the training part alone; the shipped weights have learned from the development part too',
  scores,
};
const target = new URL('../lib/text/emotion/', import.meta.url);
writeFileSync(new URL('weights.bin', target), bytes);
writeFileSync(new URL('weights.json', target), `${JSON.stringify({ ...source, ...card }, null, 1)}\n`);
console.log(JSON.stringify({ bytes: bytes.length, features: card.features, ...scores }, null, 1));
