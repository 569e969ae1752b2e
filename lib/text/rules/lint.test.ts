import { expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { inSentences, lintRules } from './lint.ts';
import type { Rule } from './rule.ts';

const find = inSentences((lines) => textOf(inputOf(lines)));
const rule = (id: string, ...phrases: string[]): Rule => ({
  id,
  tier: 'sure',
  what: 'x',
  phrases,
  examples: ['a', 'b'],
  nearMisses: ['c', 'd'],
});

it('finds a duplicate id and a duplicate phrase', () => {
  expect(lintRules([rule('a', 'sign here'), rule('a', 'go home')], find)).toEqual([
    { kind: 'duplicate', rule: 'a', phrase: null, by: 'a' },
  ]);
  expect(lintRules([rule('a', 'sign here'), rule('b', 'sign here')], find)).toContainEqual({
    kind: 'duplicate',
    rule: 'b',
    phrase: 'sign here',
    by: 'a',
  });
});

it('finds a phrase that can never match', () => {
  expect(lintRules([rule('a', "you can't leave", 'you can not leave')], find)).toEqual([
    { kind: 'unreachable', rule: 'a', phrase: "you can't leave" },
  ]);
});

it('finds a phrase that another one covers', () => {
  expect(lintRules([rule('a', 'sign|pay (it) today'), rule('b', 'sign today')], find)).toEqual([
    { kind: 'shadowed', rule: 'b', phrase: 'sign today', by: 'a: sign|pay (it) today' },
  ]);
  expect(lintRules([rule('a', 'sign today'), rule('b', 'sign|pay (it) today')], find)).toEqual([]);
});

it('requires two examples and two near misses', () => {
  expect(lintRules([{ ...rule('a', 'sign here'), nearMisses: ['one'] }], find)).toEqual([
    { kind: 'untested', rule: 'a', phrase: null },
  ]);
});
