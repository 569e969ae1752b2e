import { expect, test } from 'vitest';
import { wordAt, wordAtOffset, wordRanges } from './word-ranges';

const timed = (words: string[]) => words.map((word, index) => ({ word, start_s: index, end_s: index + 0.8 }));

test('repeated words are found in order, and words that are not in the text are left out', () => {
  const ranges = wordRanges('No, no more.', timed(['No', 'no', 'missing', 'more']));
  expect(ranges.map(({ from, to }) => [from, to])).toEqual([
    [0, 2],
    [4, 6],
    [7, 11],
  ]);
});

test('the word at a time and the word at a position in the text', () => {
  const ranges = wordRanges('one two three', timed(['one', 'two', 'three']));
  expect(wordAt(ranges, 1.5)?.from).toBe(4);
  expect(wordAt(ranges, 9)).toBeNull();
  expect(wordAtOffset(ranges, 6)?.start_s).toBe(1);
  expect(wordAtOffset([], 6)).toBeNull();
});
