import type { Measure } from './measures.ts';

export const heading = [''.padEnd(64), 'target'.padStart(9), 'measured'.padStart(14)].join(' ');

/** False if there is no measurement or no target. */
export function misses({ target, least, measured }: Measure): boolean {
  if (target === null || measured === null) return false;
  return least ? measured < target : measured > target;
}

/** A row of the printed table. */
export function lineOf(measure: Measure): string {
  const { what, unit, target, measured, note } = measure;
  const verdict = measured === null || target === null ? '' : misses(measure) ? 'MISSED' : 'met';
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
