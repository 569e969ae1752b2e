import { describe, expect, test } from 'vitest';
import { findQuote, quoteSource } from './match.ts';

const text = 'Well, I never said that the roof leaks. You’re sure? I said: “The roof is fine”, and then the roof leaks again in May.';
const source = quoteSource(text);
const found = (quote: string, near?: number): string | null => {
  const match = findQuote(source, quote, near);
  return match && text.slice(match.start, match.end);
};

describe('exact but for case, punctuation and white space', () => {
  test.each([
    ['I never said that the roof leaks', 'I never said that the roof leaks'],
    ['  you\'re SURE?! ', 'You’re sure'],
    ['youre sure', 'You’re sure'],
    ['the roof is fine and then', 'The roof is fine”, and then'],
    ['May', 'May'],
  ])('%s', (quote, expected) => {
    expect(found(quote)).toBe(expected);
    expect(findQuote(source, quote)?.exact).toBe(true);
  });

  test('of several places the nearest', () => {
    expect(findQuote(source, 'the roof leaks', 0)?.start).toBe(text.indexOf('the roof leaks'));
    expect(findQuote(source, 'the roof leaks', 110)?.start).toBe(text.lastIndexOf('the roof leaks'));
  });
});

describe('the nearest match gives the true words', () => {
  test.each([
    ['I never said the roof leaks', 'I never said that the roof leaks'],
    ['I never told that the roof leaks', 'I never said that the roof leaks'],
    ['and then the old roof leaks again in May', 'and then the roof leaks again in May'],
  ])('%s', (quote, expected) => {
    expect(found(quote)).toBe(expected);
    expect(findQuote(source, quote)?.exact).toBe(false);
  });
});

test.each([
  ['invented', 'You have always been a liar'],
  ['half of it invented', 'I never said that you are a liar and a thief'],
  ['three words, one wrong', 'the roof sings'],
  ['part of a word', 'leak'],
  ['nothing', ' … '],
  ['very long', 'word '.repeat(500)],
])('no match: %s', (_, quote) => {
  expect(found(quote)).toBeNull();
});

test('an empty text has no quotes', () => {
  expect(findQuote(quoteSource(''), 'hello there my friend')).toBeNull();
});

test('other alphabets are words too', () => {
  const russian = quoteSource('Мы встретимся завтра у Анны.');
  expect(findQuote(russian, 'мы ВСТРЕТИМСЯ завтра')).toMatchObject({ start: 0, exact: true });
});
