import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { lintRules } from '#lib/text/rules/lint';
import { allRules } from './rule-sets.ts';

describe.each(allRules)('$name', ({ rules, matches, find }) => {
  const idsIn = (text: string): string[] => matches(textOf(inputOf([text]))).map(({ rule }) => rule);
  const cases = (of: 'examples' | 'nearMisses'): [string, string][] =>
    rules.flatMap((rule) => rule[of].map((text): [string, string] => [rule.id, text]));
  it.each(cases('examples'))('%s in: %s', (id, text) => expect(idsIn(text)).toContain(id));
  it.each(cases('nearMisses'))('%s not in: %s', (id, text) => expect(idsIn(text)).not.toContain(id));
  it('has no rule that does no work', () => expect(lintRules(rules, find)).toEqual([]), 120_000);
});

it('has no id twice', () => {
  const ids = allRules.flatMap(({ rules }) => rules.map(({ id }) => id));
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});
