import { expect, test } from 'vitest';
import type { Evidence } from './evidence.ts';
import { agreementOf } from './agreement.ts';

const at = (start_s: number, end_s: number, quote: string, source: Evidence['source'] = 'text'): Evidence => ({
  quote,
  segment_id: 0,
  start_s,
  end_s,
  speaker: null,
  cue: 'x',
  source,
});

test('pairs evidence of both readings, and lists what only one found', () => {
  const local = [at(10, 12, 'after everything'), at(1, 2, 'you never'), at(30, 31, '', 'audio')];
  const model = [at(9.5, 13, 'and after everything I did'), at(20, 22, 'or else'), at(30, 31, 'said there')];
  const { both, onlyFirst, onlySecond } = agreementOf(local, model);
  expect(both.map(({ first, second }) => [first.quote, second.quote])).toEqual([
    ['after everything', 'and after everything I did'],
  ]);
  expect(onlyFirst.map(({ quote }) => quote)).toEqual(['you never', '']);
  expect(onlySecond.map(({ quote }) => quote)).toEqual(['or else', 'said there']);
});

test('two quotes of one passage without word times are different evidence', () => {
  const { both, onlyFirst, onlySecond } = agreementOf([at(5, 9, 'you never listen')], [at(5, 9, 'we could go home')]);
  expect([both.length, onlyFirst.length, onlySecond.length]).toEqual([0, 1, 1]);
});

test('adjacent stretches do not overlap, and no evidence is paired twice', () => {
  expect(agreementOf([at(0, 1, 'a')], [at(1, 2, 'b')]).both).toEqual([]);
  const { both, onlyFirst } = agreementOf([at(0, 1, 'a b'), at(0, 1, 'b c')], [at(0, 1, 'b')]);
  expect([both.length, onlyFirst.length]).toEqual([1, 1]);
});
