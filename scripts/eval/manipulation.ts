import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { manipulationAssessment } from '#lib/analyses/manipulation-assessment/local';
import { inputOf } from '#lib/analyses/testing/input';
import type { Line } from '#lib/analyses/testing/input';
import type { Evaluation, Measurement } from '#scripts/eval/evaluation';

/**
 * Nothing here is held out any more. `development` was in sight while the phrases were written and sorted; `later` was used to widen them. Parts a to
 * d were written before their writer had read a phrase, all at once; e was written to be oblique, when the phrases were known. Each was used to change
 * the phrases after it had been scored; what was reached at first sight is in docs/EVIDENCE.md.
 */
const part = z.enum(['development', 'later', 'a', 'b', 'c', 'd', 'e']);
const dialoguesSchema = z.array(z.object({ scene: z.string(), manipulative: z.boolean(), turns: z.array(z.string()), part }));
const telephoneSchema = z.array(z.object({ text: z.string() }));
export type Dialogue = z.infer<typeof dialoguesSchema>[number];

const data = (name: string): unknown => JSON.parse(readFileSync(new URL(`./data/${name}.json`, import.meta.url), 'utf8'));

/** Short scenes in the style of films, written for this project: 240 that press and 165 that do not. */
export const dialogues = (): Dialogue[] => dialoguesSchema.parse([data('dialogues'), data('film-scenes')].flat());

/** Rambling telephone talk, written for this project with phrases in it that only look like cues, and in sight when the phrases were sorted; cut into pieces of 100 words. */
export function telephonePieces(): string[] {
  const words = telephoneSchema.parse(data('telephone')).flatMap(({ text }) => text.split(' '));
  return Array.from({ length: Math.floor(words.length / 100) }, (_, i) => words.slice(i * 100, i * 100 + 100).join(' '));
}

export function cuesIn(lines: readonly (string | Line)[]): number {
  return manipulationAssessment.read(inputOf(lines)).manipulation_techniques.length;
}

/** "A: words" as a line by speaker A. */
export function turnsOf({ turns }: Dialogue): Line[] {
  return turns.map((turn) => ({ speaker: turn.slice(0, 1), text: turn.slice(3) }));
}

export interface Scores {
  precision: number;
  recall: number;
}

export function scoresOn(scenes: readonly Dialogue[]): Scores {
  const found = scenes.filter((scene) => cuesIn(turnsOf(scene)) > 0);
  const right = found.filter(({ manipulative }) => manipulative).length;
  return { precision: right / found.length, recall: right / scenes.filter(({ manipulative }) => manipulative).length };
}

/** Shares of the telephone pieces with one cue or more, and with two or more. */
export function telephoneShares(): { one: number; two: number } {
  const counts = telephonePieces().map((piece) => cuesIn([piece]));
  return { one: counts.filter((count) => count >= 1).length / counts.length, two: counts.filter((count) => count >= 2).length / counts.length };
}

function read(): Promise<Measurement[]> {
  const all = dialogues();
  const rows = part.options.flatMap((name): Measurement[] => {
    const { precision, recall } = scoresOn(all.filter((scene) => scene.part === name));
    return [
      { what: `scenes, ${name}: precision`, value: precision.toFixed(2), compared_with: '0.80 wanted on real film dialogues' },
      { what: `scenes, ${name}: recall`, value: recall.toFixed(2), compared_with: '0.25 wanted on real film dialogues' },
    ];
  });
  const { one, two } = telephoneShares();
  const share = (value: number): string => `${(value * 100).toFixed(1)} %`;
  rows.push({ what: 'telephone, 100-word pieces with a cue', value: share(one), compared_with: 'under 9 %' }, { what: 'telephone, 100-word pieces with two', value: share(two), compared_with: 'at most 1 %' });
  return Promise.resolve(rows);
}

export const manipulation: Evaluation = { name: 'manipulation', on: 'scenes and telephone talk of our own writing, by the hand that wrote the phrases: the numbers flatter', read };
