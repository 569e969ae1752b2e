import type { Measure } from './measures.ts';

export const heading = [''.padEnd(64), 'target'.padStart(9), 'measured'.padStart(14)].join(' ');

/** A row of the printed table. */
export function lineOf({ what, unit, target, measured, note }: Measure): string {
  const verdict = measured === null || target === null ? '' : measured <= target ? 'met' : 'MISSED';
  const value = measured === null ? 'not measured' : `${rounded(measured)} ${unit}`;
  return [
    what.padEnd(64),
    (target === null ? '' : `${target} ${unit}`).padStart(9),
    value.padStart(14),
    ` ${verdict}${note ? ` (${note})` : ''}`,
  ]
    .join(' ')
    .trimEnd();
}

export function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
