import { describe, expect, test } from 'vitest';
import { inputOf, type Line } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { findQuote, quoteSource } from './match.ts';

const sourceOf = (lines: readonly (string | Line)[]) => quoteSource(textOf(inputOf(lines)));
const lookIn = (lines: readonly (string | Line)[]) => {
  const source = sourceOf(lines);
  return (quote: string, line = 1): string[] | null =>
    findQuote(source, quote, line)?.map(({ start, end }) => source.model.text.slice(start, end)) ?? null;
};

const talk: Line[] = [
  { speaker: 'Anna', text: 'Well, I never said that the roof leaks. You’re sure it costs 4,200 euros?' },
  {
    speaker: 'Ben',
    text: 'Um, I will, I will not charge it tonight, you know, but I’ll call Detective Brown on Friday at twenty-five past.',
  },
  { speaker: 'Anna', text: 'Okay.' },
  { speaker: 'Ben', text: 'I said: “The roof is fine”, and then the roof leaks again in May.' },
];
const found = lookIn(talk);
const [first, second, third, fourth] = [
  'Well, I never said that the roof leaks.',
  'You’re sure it costs 4,200 euros?',
  talk[1]?.text ?? '',
  talk[3]?.text ?? '',
];

describe('true quotes are kept, and shown with their whole sentence', () => {
  test.each([
    ['as it was said', 'I never said that the roof leaks', 1, [first]],
    ['case and punctuation', "  you're SURE it COSTS?! ", 1, [second]],
    ['a number without its comma', "You're sure it costs 4200 euros", 1, [second]],
    ['a contraction spelled out', 'you are sure it costs 4,200 euros', 1, [second]],
    ['a number in digits', 'Detective Brown on Friday at 25 past', 2, [third]],
    ['the speaker before it', 'Anna: I never said that the roof leaks', 1, [first]],
    ['the token of a speaker before it', 'S2: I will not charge it tonight', 2, [third]],
    ['the number of its line before it', '[1] I never said that the roof leaks', 1, [first]],
    ['all that stands before a line', '1 [0.0 Anna] Well, I never said that the roof leaks.', 1, [first]],
    ['a filler left out', "I will not charge it tonight, but I'll call Detective Brown", 2, [third]],
    ['a small word left out', 'I never said the roof leaks', 1, [first]],
    ['a line beside the one cited', 'I never said the roof leaks', 2, [first]],
    ['exact, whatever line is cited', 'the roof leaks again in May', 1, [fourth]],
    ['two sentences', 'I never said that the roof leaks. You’re sure', 1, [`${first} ${second}`]],
    ['one place for two parts of a sentence', 'I said … the roof leaks again in May', 4, [fourth]],
  ] as const)('%s', (_, quote, line, expected) => {
    expect(found(quote, line)).toEqual(expected);
  });

  test('two parts in two sentences give two spans', () => {
    const monologue = lookIn(['We sold the house in May. It rained a lot. Then the roof came down in June.']);
    expect(monologue('We sold the house … the roof came down in June')).toEqual([
      'We sold the house in May.',
      'Then the roof came down in June.',
    ]);
  });

  test('of several matches, the one nearest to the cited line is taken', () => {
    const lines = lookIn([
      'What are you talking about?',
      'The car.',
      'What car?',
      'What are you talking about?',
      'Nothing.',
    ]);
    const source = sourceOf([
      'What are you talking about?',
      'The car.',
      'What car?',
      'What are you talking about?',
      'Nothing.',
    ]);
    expect(lines('What are you talking about', 4)).toEqual(['What are you talking about?']);
    expect(findQuote(source, 'What are you talking about?', 4)?.[0]?.start).toBe(source.model.segments[3]?.start);
    expect(findQuote(source, 'What are you talking about?', 1)?.[0]?.start).toBe(0);
  });

  test('words of other alphabets are compared too, including their negations', () => {
    const russian = lookIn(['Мы встретимся завтра у Анны.']);
    expect(russian('мы ВСТРЕТИМСЯ завтра')).toEqual(['Мы встретимся завтра у Анны.']);
    expect(lookIn(['Ich komme morgen nicht zu der Feier.'])('ich komme morgen zu der Feier')).toBeNull();
  });

  test('ignores invisible characters', () => {
    const hidden = ['I wi\u200bll not ch\u2060arge \u202eit\u202c tonight.'];
    expect(lookIn(hidden)('I will not charge it tonight')).toEqual(hidden);
    expect(lookIn(['I will not charge it tonight.'])('I w\u200dill not charge it tonight')).toEqual([
      'I will not charge it tonight.',
    ]);
  });
});

describe('false quotes are refused', () => {
  test.each([
    ['a negation added', 'I never said that the roof does not leak', 1],
    ['a negation taken away', 'I said that the roof leaks', 1],
    ['a negation cut away before it', 'charge it tonight', 2],
    ['a negation cut away with who denies', 'the roof leaks', 1],
    ['a negation skipped by dots', 'I will … charge it tonight', 2],
    ['a negation moved', 'I will charge it tonight, not you know, but I’ll call', 2],
    ['another number', 'You’re sure it costs 9,900 euros', 1],
    ['a number of another size', 'You’re sure it costs 42,000 euros', 1],
    ['another number in words', 'call Detective Brown on Friday at twenty-four past', 2],
    ['another day', 'call Detective Brown on Monday at twenty-five past', 2],
    ['another name', 'call Detective Green on Friday at twenty-five past', 2],
    ['another word', 'I never told you that the roof leaks', 1],
    ['a word put in', 'and then the old roof leaks again in May', 4],
    ['two speakers’ words as one', 'on Friday at twenty-five past. Okay.', 2],
    ['near, but far from the line cited', 'I never said the roof leaks', 4],
    ['invented', 'You have always been a liar', 1],
    ['part of a word', 'leak', 1],
    ['nothing', ' … ', 1],
    ['a short one from elsewhere', 'in May', 1],
    ['very long', 'word '.repeat(500), 1],
  ])('%s', (_, quote, line) => {
    expect(found(quote, line)).toBeNull();
  });

  test('a negation cut off after the quote', () => {
    expect(lookIn(['We will not sell the house.'])('we will')).toBeNull();
    expect(lookIn(["We don't sell the house."])('we do')).toBeNull();
  });

  test('any quote in an empty text', () => {
    expect(lookIn([])('hello there my friend')).toBeNull();
  });
});

test('a sentence without an end is not shown whole', () => {
  const long = Array.from(
    { length: 80 },
    (_, i) => `word${String.fromCodePoint(97 + (i % 26))}${String.fromCodePoint(97 + Math.floor(i / 26))}`,
  ).join(' ');
  expect(lookIn([long])('wordaa wordba wordca')?.[0]?.split(' ').length).toBeLessThan(20);
});
