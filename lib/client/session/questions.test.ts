import { expect, test } from 'vitest';
import { questionsIn } from './questions';

test('malformed questions are left out', () => {
  const one = { slug: 'promises', name: 'Promises', instruction: 'Every promise.' };
  expect(questionsIn({ questions: [one, null, 'x', { slug: 'a', name: 5, instruction: 'b' }] })).toEqual([one]);
  for (const odd of [null, 'x', [], { questions: 'x' }]) expect(questionsIn(odd)).toEqual([]);
});
