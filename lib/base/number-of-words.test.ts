import { expect, test } from 'vitest';
import { numberOfWords } from './number-of-words.ts';

test('words are the parts between blanks', () => {
  expect(numberOfWords('  I don’t –\tknow.\nDo you? ')).toBe(6);
  expect(numberOfWords('Büro 日本')).toBe(2);
  for (const none of ['', ' \n\t']) expect(numberOfWords(none)).toBe(0);
});
