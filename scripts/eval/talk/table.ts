import { z } from 'zod';
import type { Score } from './score.ts';

/** One line of the table: the counts, and the share that the floor applies to. */
export interface Line {
  what: string;
  /** In figures, such as "54 of 77 (0.70)". */
  value: string;
  measured: number | null;
  /** Whether more is better. */
  higher: boolean;
}

const rate = (part: number, whole: number): string =>
  whole === 0 ? 'none' : `${part} of ${whole} (${(part / whole).toFixed(2)})`;

/** Every line of `--talk`, in order. */
export function linesOf(score: Score): Line[] {
  const line = (what: string, value: string, measured: number | null, higher = true): Line => ({
    what,
    value,
    measured,
    higher,
  });
  const number = (what: string, value: number | null, digits: number, higher: boolean): Line =>
    line(what, value === null ? 'none' : value.toFixed(digits), value, higher);
  const { doers, central, topics, intents, respect } = score;
  return [
    ...[...score.tallies].flatMap(([name, tally]) => [
      line(`${name}: right of what is said`, rate(tally.right, tally.said), tally.precision),
      line(`${name}: found of what is there`, rate(tally.found, tally.gold), tally.recall),
    ]),
    line('doers of tasks right', rate(doers.right, doers.of), doers.value),
    line('central sentences beside a key passage', rate(central.right, central.of), central.value),
    line('first five topics among the reader’s words', rate(topics.right, topics.of), topics.value),
    line('speakers with an intent of the reader’s', rate(intents.right, intents.of), intents.value),
    line('speakers whose respect a model tells as the reader', rate(respect.right, respect.of), respect.value),
    number('summary against the gist, unigram F1', score.gist, 3, true),
    number('subjects, Pk (less is better)', score.pk, 3, false),
    number('false pressure in 10,000 words', score.falsePressurePer10000, 1, false),
    number('false emotions in 1,000 words', score.falseEmotionsPer1000, 2, false),
  ];
}

/** The floor of each line, or, if less is better, its ceiling. */
export const floorsSchema = z.record(z.string(), z.number());
export type Floors = z.infer<typeof floorsSchema>;

/** Whether a line is on the right side of its floor; true without a floor, or without a measurement. */
export function holds({ what, measured, higher }: Line, floors: Floors): boolean {
  const floor = floors[what];
  if (floor === undefined || measured === null) return true;
  return higher ? measured >= floor : measured <= floor;
}
