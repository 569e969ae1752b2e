import { z } from 'zod';
import type { Score } from './score.ts';
import { countAbove, type Mean, shareBelow } from './tally.ts';

/** One line of the table: the counts, and the share that the floor applies to. */
export interface Line {
  what: string;
  /** In figures, such as "54 of 77 (0.70)". */
  value: string;
  measured: number | null;
  /** What other conversations of the kind could give by chance: one standard error worse. */
  worse: number | null;
  /** Whether more is better. */
  higher: boolean;
}

/** Every line of `--talk`, in order. */
export function linesOf(score: Score): Line[] {
  const { doers, central, topics, intents, respect, gist, pk, words, falsePressure, falseEmotions } = score;
  return [
    ...[...score.tallies].flatMap(([name, tally]) => [
      share(`${name}: right of what is said`, tally.right, tally.said),
      share(`${name}: found of what is there`, tally.found, tally.gold),
    ]),
    share('doers of tasks right', doers.right, doers.of),
    share('central sentences beside a key passage', central.right, central.of),
    share('first five topics among the reader’s words', topics.right, topics.of),
    share('speakers with an intent of the reader’s', intents.right, intents.of),
    share('speakers whose respect a model tells as the reader', respect.right, respect.of),
    mean('summary against the gist, unigram F1', gist, true),
    mean('subjects, Pk (less is better)', pk, false),
    often('false pressure in 10,000 words', falsePressure, words / 1e4, 1),
    often('false emotions in 1,000 words', falseEmotions, words / 1e3, 2),
  ];
}

function share(what: string, part: number, whole: number): Line {
  if (whole === 0) return { what, value: 'none', measured: null, worse: null, higher: true };
  const measured = part / whole;
  const value = `${part} of ${whole} (${measured.toFixed(2)})`;
  return { what, value, measured, worse: shareBelow(part, whole), higher: true };
}

function mean(what: string, { value, error }: Mean, higher: boolean): Line {
  if (value === null) return { what, value: 'none', measured: null, worse: null, higher };
  return { what, value: value.toFixed(3), measured: value, worse: higher ? value - error : value + error, higher };
}

function often(what: string, count: number, per: number, digits: number): Line {
  const measured = per === 0 ? 0 : count / per;
  const worse = per === 0 ? null : countAbove(count) / per;
  return { what, value: measured.toFixed(digits), measured, worse, higher: false };
}

/** The floor of each line, or, if less is better, its ceiling. */
export const floorsSchema = z.record(z.string(), z.number());
export type Floors = z.infer<typeof floorsSchema>;

/** Whether a line is on the right side of its floor; true without a floor, or without a measurement. */
export function holds({ what, measured, higher }: Omit<Line, 'worse'>, floors: Floors): boolean {
  const floor = floors[what];
  if (floor === undefined || measured === null) return true;
  return higher ? measured >= floor : measured <= floor;
}

/** Floors by one rule for all lines: what was measured less one standard error, in two digits, to the worse side. */
export function floorsBy(lines: readonly Line[]): Floors {
  return Object.fromEntries(
    lines.flatMap(({ what, measured, worse, higher }) => {
      if (measured === null || worse === null || (higher && measured === 0)) return [];
      return [[what, (higher ? Math.floor(100 * worse) : Math.ceil(100 * worse)) / 100]];
    }),
  );
}
