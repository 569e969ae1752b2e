import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { pressureMatches } from './found.ts';
import { provenRules } from './proven.ts';
import { pressureRules } from '#lib/text/pressure/rules/index';

const idsIn = (text: string): string[] => pressureMatches(textOf(inputOf([text]))).map(({ rule }) => rule.id);

describe.each(pressureRules.map((rule) => [rule.id, rule] as const))('%s', (id, { examples, nearMisses }) => {
  it.each(examples)('in: %s', (text) => expect(idsIn(text)).toContain(id));
  it.each(nearMisses)('not in: %s', (text) => expect(idsIn(text)).not.toContain(id));
});

it('proves only rules that are sure', () => {
  const sure = new Set(pressureRules.filter(({ tier }) => tier === 'sure').map(({ id }) => id));
  expect([...provenRules].filter((id) => !sure.has(id))).toEqual([]);
});
