import { expect, test } from 'vitest';
import { believable } from '#lib/speech/invented-words';

const span = { start_s: 0, end_s: 6, voiced: [{ start_s: 0.2, end_s: 5.8 }] };
const sure = { confidence: 0.9, hitLimit: false };

test('what was spoken is kept, with single spaces', () => {
  expect(believable(span, { ...sure, text: ' We  should wait. ' })).toBe('We should wait.');
  expect(believable(span, { ...sure, text: 'No, no, no. I said no.' })).toBe('No, no, no. I said no.');
});

test.each([
  ['a guess', { ...sure, confidence: 0.3, text: 'Thank you.' }],
  ['a doubtful text that never ended', { confidence: 0.5, hitLimit: true, text: 'and I am in the fifth car and I was in the fourth car' }],
  ['marks without a letter', { ...sure, text: '. . .' }],
  ['a loop that never ended', { confidence: 0.9, hitLimit: true, text: 'the the the the the the the the the' }],
  ['more than anybody can say', { ...sure, text: 'and so on '.repeat(60) }],
])('%s is dropped', (_, result) => {
  expect(believable(span, result)).toBe('');
});

test('a sound too short for a word is dropped', () => {
  expect(believable({ start_s: 0, end_s: 0.5, voiced: [{ start_s: 0.2, end_s: 0.3 }] }, { ...sure, text: 'Oh.' })).toBe('');
});

test('a loop after real words keeps the words and one round', () => {
  expect(believable(span, { confidence: 0.8, hitLimit: true, text: 'I told you to go to go to go to go to go to go to go' })).toBe('I told you to go');
});
