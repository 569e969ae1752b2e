import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { politenessMarks, politenessScore } from '#lib/analyses/speaker-attitude/politeness';
import { perHundred } from '#lib/analyses/measures/sufficiency';
import { inputOf } from '#lib/analyses/testing/input';
import { certaintyRules } from '#lib/text/cues/certainty-rules';
import { textOf } from '#lib/text/model';
import { longestOfKind, matchRules, ruleSet } from '#lib/text/rules/found';
import type { Evaluation, Measurement } from './evaluation.ts';

const requests = z.array(z.object({ text: z.string(), polite: z.boolean().nullable() }));
const own = z
  .object({ development: requests, held_out: requests })
  .parse(JSON.parse(readFileSync(new URL('data/requests.json', import.meta.url), 'utf8')));

interface Scored {
  polite: boolean | null;
  score: number;
}

/** Politeness of the project's own requests. */
export function scored(part: 'development' | 'held_out'): Scored[] {
  return own[part].map(({ text, polite }) => {
    const model = textOf(inputOf([text]));
    return { polite, score: politenessScore(model.sentences, politenessMarks(model)) ?? 0.5 };
  });
}

/** How often a polite request scores above an impolite one, ties counting half: 0.5 is chance. */
export function areaUnderCurve(all: readonly Scored[]): number {
  const of = (polite: boolean): number[] => all.filter((entry) => entry.polite === polite).map(({ score }) => score);
  const wins = of(true).flatMap((high) => of(false).map((low) => (high > low ? 1 : high === low ? 0.5 : 0)));
  return wins.reduce<number>((sum, win) => sum + win, 0) / Math.max(1, wins.length);
}

/** The reference values of the card: the same lists over comments. */
function usualRates(folder: string): Measurement[] {
  const models = readFileSync(join(folder, 'dev.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '')
    .filter((text) => text !== '')
    .map((text) => textOf(inputOf([text])));
  const words = models.reduce((sum, { wordCount }) => sum + wordCount, 0);
  const rules = ruleSet(certaintyRules);
  const found = models.flatMap((model) => longestOfKind(matchRules(model, rules)));
  const rate = (what: 'hedge' | 'booster'): string =>
    perHundred(found.filter(({ rule }) => rule.what === what).length, words).toFixed(1);
  const scores = models
    .filter(({ wordCount }) => wordCount >= 5)
    .map((model) => politenessScore(model.sentences, politenessMarks(model)) ?? 0.5)
    .toSorted((a, b) => a - b);
  const at = (share: number): string => (scores[Math.floor(share * scores.length)] ?? 0).toFixed(2);
  return [
    {
      what: `Hedges per 100 words in ${words.toLocaleString('en')} words of comments`,
      value: rate('hedge'),
      compared_with: '',
    },
    { what: 'Boosters per 100 words in the same', value: rate('booster'), compared_with: '' },
    {
      what: 'Politeness of the same comments, median',
      value: at(0.5),
      compared_with: `middle half ${at(0.25)} to ${at(0.75)}, nine in ten ${at(0.05)} to ${at(0.95)}`,
    },
  ];
}

export const attitudeScores: Evaluation = {
  name: 'attitude',
  on: 'requests written and labelled for this project; with --goemotions also what is usual in comments',
  read: async ({ goemotions }) => [
    {
      what: `${own.development.length} requests seen while the phrases were made: polite above impolite`,
      value: areaUnderCurve(scored('development')).toFixed(2),
      compared_with: '0.50 by chance',
    },
    {
      what: `${own.held_out.length} requests written before, scored after: polite above impolite`,
      value: areaUnderCurve(scored('held_out')).toFixed(2),
      compared_with: '0.50 by chance',
    },
    ...(goemotions === null ? [] : usualRates(goemotions)),
  ],
};
