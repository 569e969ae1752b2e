import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { pressureRules } from '#lib/text/pressure/rules/index';
import { countRules } from './rules.ts';

it('counts each rule on the conversations of the repository, where each sure rule is wrong once at most', () => {
  const counts = countRules(fileURLToPath(new URL('data/talk', import.meta.url)));
  const sure = counts.flatMap(({ rule, tier, hits, right }) =>
    tier === 'sure' && right !== null && pressureRules.some(({ id }) => id === rule) ? [{ hits, right }] : [],
  );
  expect(counts.find(({ rule }) => rule === 'urgency.few_left')).toEqual({
    rule: 'urgency.few_left',
    tier: 'sure',
    hits: 1,
    right: 1,
  });
  expect(sure.reduce((wrong, { hits, right }) => wrong + hits - right, 0)).toBeLessThanOrEqual(1);
});
