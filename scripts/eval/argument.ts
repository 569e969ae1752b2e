import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fallacies } from '#lib/analyses/argument-analysis/fallacy-cues';
import { argumentAnalysis } from '#lib/analyses/argument-analysis/local';
import { inputOf } from '#lib/analyses/testing/input';
import type { Evaluation, Measurement } from '#scripts/eval/evaluation';

const part = z.enum(['development', 'later']);
const schema = z.array(z.object({ part, fallacy: z.string().nullable(), text: z.string() }));
export type Example = z.infer<typeof schema>[number];

/**
 * Short examples of the four fallacies, of others, and of sound or plain sentences, written for this project. Nothing is held out:
 * `later` was written when the phrases were done (at first sight 8 of its 40 fallacies were found, with no false alarm) and used to widen them.
 */
export const examples = (): Example[] => schema.parse(JSON.parse(readFileSync(new URL('./data/fallacies.json', import.meta.url), 'utf8')));

export function fallaciesIn(text: string): string[] {
  return [...new Set(argumentAnalysis.read(inputOf([text])).fallacies_detected.map(({ fallacy }) => fallacy))];
}

export function scoresOf(fallacy: string, set: readonly Example[]): { precision: number; recall: number } {
  const found = set.filter(({ text }) => fallaciesIn(text).includes(fallacy));
  const right = found.filter((example) => example.fallacy === fallacy).length;
  return { precision: right / found.length, recall: right / set.filter((example) => example.fallacy === fallacy).length };
}

function read(): Promise<Measurement[]> {
  const all = examples();
  return Promise.resolve(
    part.options.flatMap((name) =>
      Object.keys(fallacies).map((fallacy): Measurement => {
        const { precision, recall } = scoresOf(fallacy, all.filter((example) => example.part === name));
        return { what: `${name}: ${fallacy}`, value: `precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}`, compared_with: '' };
      }),
    ),
  );
}

export const argument: Evaluation = { name: 'argument', on: 'short fallacies of our own writing, by the hand that wrote the phrases: the numbers flatter', read };
