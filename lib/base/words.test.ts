import { expect, test } from 'vitest';
import {
  bytes,
  clock,
  count,
  decimal,
  duration,
  elsewhere,
  firstSentence,
  list,
  money,
  percent,
  quotedAtEnd,
  sentence,
  took,
  words,
} from './words.ts';

test('a clock never shows NaN or Infinity', () => {
  expect([0, 7.9, 61, 3723, Number.NaN, Number.POSITIVE_INFINITY, -3].map(clock)).toEqual([
    '0:00',
    '0:07',
    '1:01',
    '1:02:03',
    '0:00',
    '0:00',
    '0:00',
  ]);
});

test('lengths use the unit that fits', () => {
  expect([0.44, 9.94, 9.96, 48.2, 60, 192, 3600, 3720].map(duration)).toEqual([
    '0.4 s',
    '9.9 s',
    '10 s',
    '48 s',
    '1 min',
    '3 min 12 s',
    '1 h',
    '1 h 2 min',
  ]);
  expect(duration(Number.POSITIVE_INFINITY)).toBe('0 s');
  expect([3, 99.6, 812].map(took)).toEqual(['3 ms', '100 ms', '0.8 s']);
});

test('numbers, shares and sizes', () => {
  expect(decimal(-20.44)).toBe('−20.4');
  expect(decimal(-0.01)).toBe('0');
  expect(decimal(0.5, 2)).toBe('0.5');
  expect(percent(0.534)).toBe('53 %');
  expect([512, 20_400, 1_234_567, 2_500_000_000].map(bytes)).toEqual(['512 B', '20 kB', '1.2 MB', '2.50 GB']);
});

test('money is shown no finer than it matters', () => {
  expect([0, 0.0004, 0.001, 0.0064, 0.0096, 0.04, 0.314, 2, 1234.5].map(money)).toEqual([
    '$0',
    'under a tenth of a cent',
    '$0.001',
    '$0.006',
    '$0.01',
    '$0.04',
    '$0.31',
    '$2.00',
    '$1,234.50',
  ]);
  expect([Number.NaN, -1, Number.POSITIVE_INFINITY].map(money)).toEqual(['$0', '$0', '$0']);
});

test('counts and lists read like sentences', () => {
  expect([count(1, 'hedge'), count(3, 'hedge'), count(14, 'hedge'), count(0, 'hedge')]).toEqual([
    'one hedge',
    'three hedges',
    '14 hedges',
    'no hedges',
  ]);
  expect(count(2, 'fallacy', 'fallacies')).toBe('two fallacies');
  expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
  expect(words('false_dilemma')).toBe('false dilemma');
});

test('a text has a first sentence', () => {
  expect(firstSentence('No topic came up twice. 0 decisions, 2 questions.')).toEqual([
    'No topic came up twice.',
    '0 decisions, 2 questions.',
  ]);
  expect(firstSentence('Loudness is 3.5 dB over it')).toEqual(['Loudness is 3.5 dB over it', '']);
  expect([sentence('signs of tension'), sentence('Done.')]).toEqual(['Signs of tension.', 'Done.']);
});

test('no sentence ends twice, even if a quotation mark or a bracket follows its full stop', () => {
  expect(
    ['he said “no.”', 'they left (at last!)', 'so they ask "why?"', 'and then…', 'he said “no”'].map(sentence),
  ).toEqual(['He said “no.”', 'They left (at last!)', 'So they ask "why?"', 'And then…', 'He said “no”.']);
  expect(['I said ‘go.’', 'Fine', 'Fine.'].map((quote) => quotedAtEnd(quote))).toEqual([
    '“I said ‘go.’”',
    '“Fine”.',
    '“Fine.”',
  ]);
});

test('says what else was found, and that the first was found again', () => {
  expect(elsewhere('joy', [])).toBe('');
  expect(elsewhere('joy', ['joy'])).toBe(' Elsewhere joy again.');
  expect(elsewhere('worry', ['fatigue', 'worry', 'worry'])).toBe(' Elsewhere worry again (2 times) and fatigue.');
});
