import { expect, it } from 'vitest';
import { count, lasting, list } from './wording.ts';

it.each([
  [0, 'no hedges'],
  [1, 'one hedge'],
  [12, 'twelve hedges'],
  [13, '13 hedges'],
  [1204, '1,204 hedges'],
])('%i: %s', (number, text) => expect(count(number, 'hedge')).toBe(text));
it.each([
  [0.2, 'one second'],
  [40, '40 seconds'],
  [180, 'three minutes'],
  [7200, 'two hours'],
])('%d s: %s', (seconds, text) => expect(lasting(seconds)).toBe(text));
it('joins as a person would', () =>
  expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']));
