import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emotionNames } from '#lib/analyses/emotion-analysis/names';
import { sentimentNames } from '#lib/text/emotion/names';

export interface Comment {
  text: string;
  /** One entry per emotion of `emotionNames`, 0 or 1; several may be 1. */
  emotions: number[];
  /** Index into `sentimentNames`; null if the raters named none of them or several. */
  sentiment: number | null;
}

/** Ekman's groups as Demszky et al. (ACL 2020) map them, in the order of `emotionNames`. */
const ekman: Record<(typeof emotionNames)[number], string> = {
  anger: 'anger annoyance disapproval',
  disgust: 'disgust',
  fear: 'fear nervousness',
  joy: 'joy amusement approval excitement gratitude love optimism relief pride admiration desire caring',
  sadness: 'sadness disappointment embarrassment grief remorse',
  surprise: 'surprise realization confusion curiosity',
  neutral: 'neutral',
};
/** Their sentiment groups; surprise, realization, confusion and curiosity are "ambiguous" and left out. */
const sentiments: Record<(typeof sentimentNames)[number], string> = {
  negative: 'anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse sadness',
  neutral: 'neutral',
  positive: 'admiration amusement approval caring desire excitement gratitude joy love optimism pride relief',
};

/** `train` or `dev` of a folder with GoEmotions: `<name>.tsv` (text, label numbers, id) and `labels.txt`. */
export function readComments(folder: string, name: string): Comment[] {
  const labels = readFileSync(join(folder, 'labels.txt'), 'utf8').trim().split('\n');
  return readFileSync(join(folder, `${name}.tsv`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [text = '', numbers = ''] = line.split('\t');
      const fine = new Set(numbers.split(',').map((number) => labels[Number(number)] ?? ''));
      const has = (group: string): boolean => group.split(' ').some((label) => fine.has(label));
      const sides = sentimentNames.flatMap((side, i) => (has(sentiments[side]) ? [i] : []));
      return {
        text,
        emotions: emotionNames.map((emotion) => (has(ekman[emotion]) ? 1 : 0)),
        sentiment: sides.length === 1 ? (sides[0] ?? null) : null,
      };
    });
}

/** The style of many recognisers: lower case, without punctuation (apostrophes and masks stay). */
export function unpunctuated(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s'’[\]]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
