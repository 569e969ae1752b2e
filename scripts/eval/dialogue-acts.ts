import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Evaluation, Measurement } from './evaluation.ts';
import { inputOf } from '#lib/analyses/testing/input';
import type { ActType } from '#lib/text/acts/act-types';
import { actOf, dialogueActs, isQuestion, readAct } from '#lib/text/acts/dialogue-acts';
import { textOf } from '#lib/text/model';

const utterances = z.array(z.object({ act: z.string(), text: z.string(), after: z.string().optional() }));
const own = z
  .object({ development: utterances, held_out: utterances })
  .parse(JSON.parse(readFileSync(new URL('data/dialogue-acts.json', import.meta.url), 'utf8')));

export interface Judged {
  text: string;
  act: string;
  found: string;
}

/** The acts that the rules assign to the project's own utterances. */
export function judged(part: 'development' | 'held_out'): Judged[] {
  return own[part].map(({ act, text, after }) => ({
    text,
    act,
    found: actOf(textOf(inputOf([text])).tokens, (after ?? null) as ActType | null),
  }));
}

/** The rule that told the act of each of the project's own utterances, where one did, and whether it was right. */
export function judgedRules(): { rule: string; right: boolean }[] {
  return [...own.development, ...own.held_out].flatMap(({ act, text, after }) => {
    const { type, rule } = readAct(textOf(inputOf([text])).tokens, (after ?? null) as ActType | null);
    return rule === null ? [] : [{ rule, right: type === act }];
  });
}

/** F1 of the class for which both lists are true. */
export function f1(pairs: readonly { truth: boolean; found: boolean }[]): {
  precision: number;
  recall: number;
  f1: number;
} {
  const hits = pairs.filter((pair) => pair.truth && pair.found).length;
  const precision = hits / Math.max(1, pairs.filter((pair) => pair.found).length);
  const recall = hits / Math.max(1, pairs.filter((pair) => pair.truth).length);
  return { precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function scoresOf(part: 'development' | 'held_out', name: string): Measurement[] {
  const all = judged(part);
  const right = all.filter(({ act, found }) => act === found).length;
  const questions = f1(all.map(({ act, found }) => ({ truth: isQuestion(act), found: isQuestion(found) })));
  return [
    {
      what: `${name}: ${all.length} utterances, accuracy over 18 acts`,
      value: (right / all.length).toFixed(2),
      compared_with: `${(Math.max(...[...Map.groupBy(all, ({ act }) => act).values()].map((same) => same.length)) / all.length).toFixed(2)} when the commonest act is always said`,
    },
    {
      what: `${name}: questions, F1`,
      value: questions.f1.toFixed(2),
      compared_with: '0.84 in trials with a trained model on telephone talk',
    },
  ];
}

/**
 * Comments of one sentence, in lower case and without punctuation: whether those that ended in a question mark are
 * recognised.
 */
function bareQuestions(folder: string): Measurement[] {
  const comments = readFileSync(join(folder, 'dev.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '')
    .filter((text) => /^[^.!?]{12,}[.!?]+$/u.test(text) && !text.includes('[NAME]') && !text.includes('"'));
  const pairs = comments.map((text) => {
    const bare = text.toLowerCase().replaceAll(/[.!?,;:]/gu, '');
    return {
      truth: /\?[.!?]*$/u.test(text),
      found: dialogueActs(textOf(inputOf([bare]))).some(({ type }) => isQuestion(type)),
    };
  });
  const { precision, recall, f1: score } = f1(pairs);
  return [
    {
      what: `${comments.length} comments in lower case without marks: which ended in a question mark, F1`,
      value: score.toFixed(2),
      compared_with:
        `precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}; ` +
        `${pairs.filter((pair) => pair.truth).length} did`,
    },
  ];
}

export const dialogueActScores: Evaluation = {
  name: 'dialogue-acts',
  on:
    'utterances as on the telephone, written and labelled for this project; with --goemotions also comments whose ' +
    'marks were taken away',
  read: async ({ goemotions }) => [
    ...scoresOf('development', 'Seen while the rules were made'),
    ...scoresOf('held_out', 'Written before the rules, scored after'),
    ...(goemotions === null ? [] : bareQuestions(goemotions)),
  ],
};
