import { expect, test } from 'vitest';
import { isCustomType } from '#lib/analyses/steps';
import { customTypeFor, questionSchema } from './question.ts';

test.each([
  ['Promises', [], 'custom:promises'],
  ['  Wer hat’s gesagt?  ', [], 'custom:wer-hat-s-gesagt'],
  ['Café & Élan', [], 'custom:cafe-elan'],
  ['什么', [], 'custom:question'],
  ['Promises', ['custom:promises'], 'custom:promises-2'],
  ['Promises', ['custom:promises', 'custom:promises-2'], 'custom:promises-3'],
  ['a'.repeat(80), [], `custom:${'a'.repeat(34)}`],
])('%s beside %j is %s', (name, taken, type) => {
  expect(customTypeFor(name, taken)).toBe(type);
  expect(isCustomType(type)).toBe(true);
});

test('a name and an instruction are one line each, without invisible characters', () => {
  expect(questionSchema.parse({ name: ' Every\npromise ', instruction: 'With\u200b who\tmade it' })).toEqual({
    name: 'Every promise',
    instruction: 'With who made it',
  });
  for (const bad of [
    { name: ' ', instruction: 'x' },
    { name: 'x', instruction: '\u200b' },
    { name: 'x'.repeat(81), instruction: 'x' },
    { name: 'x', instruction: 'x'.repeat(501) },
    { name: 'x' },
  ])
    expect(questionSchema.safeParse(bad).success).toBe(false);
});
