import { expect, test } from 'vitest';
import { fragment, pattern, wordList } from './pattern.ts';

test('line breaks and the indent after them do not count, everything else does', () => {
  const very = fragment`(?:very
    |quite )`;
  const written = pattern('iu')`
    ^(?:that|it) is ${very}
    (?:good|a \w+)
    |\bfine\b$
  `;
  expect(written.source).toBe(String.raw`^(?:that|it) is (?:very|quite )(?:good|a \w+)|\bfine\b$`);
  expect(written.flags).toBe('iu');
  expect('It is quite a day').toMatch(written);
  expect('It is a day').not.toMatch(written);
});

test('words come in the order in which they are written', () => {
  expect(wordList`
    the and
    aint
  `).toEqual(['the', 'and', 'aint']);
});
