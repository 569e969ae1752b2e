import { expect, it } from 'vitest';
import { pressureRules } from '#lib/text/pressure/rules/index';
import { provenRules } from './proven.ts';

it('lists only sure rules as proven', () => {
  const sure = new Set(pressureRules.filter(({ tier }) => tier === 'sure').map(({ id }) => id));
  expect([...provenRules].filter((id) => !sure.has(id))).toEqual([]);
});
