import { expect, test } from 'vitest';
import type { SpeechSpan } from '#lib/audio/contract';
import { withoutHallucinations as believableWords, gapIn } from './hallucinations.ts';

const span = { start_s: 0, end_s: 6, voiced: [{ start_s: 0.2, end_s: 5.8 }] };
const sure = { confidence: 0.9, hitLimit: false };

function believable(
  of: SpeechSpan,
  { text, ...result }: { text: string; confidence: number; hitLimit: boolean },
): string {
  const words = text
    .trim()
    .split(/\s+/)
    .map((word) => ({ word }));
  return believableWords(of, { ...result, words })
    .map(({ word }) => word)
    .join(' ');
}

test('spoken words are kept, with single spaces', () => {
  expect(believable(span, { ...sure, text: ' We  should wait. ' })).toBe('We should wait.');
  expect(believable(span, { ...sure, text: 'No, no, no. I said no.' })).toBe('No, no, no. I said no.');
});

test.each([
  ['a guess', { ...sure, confidence: 0.3, text: 'Thank you.' }],
  [
    'a doubtful text that never ended',
    { confidence: 0.5, hitLimit: true, text: 'and I am in the fifth car and I was in the fourth car' },
  ],
  ['marks without a letter', { ...sure, text: '. . .' }],
  ['a loop that never ended', { confidence: 0.9, hitLimit: true, text: 'the the the the the the the the the' }],
  ['more than anybody can say', { ...sure, text: 'and so on '.repeat(60) }],
])('%s is dropped', (_, result) => {
  expect(believable(span, result)).toBe('');
});

test('a sound too short for a word is dropped', () => {
  expect(believable({ start_s: 0, end_s: 0.5, voiced: [{ start_s: 0.2, end_s: 0.3 }] }, { ...sure, text: 'Oh.' })).toBe(
    '',
  );
});

test('a loop after real words keeps the words and one round', () => {
  expect(
    believable(span, { confidence: 0.8, hitLimit: true, text: 'I told you to go to go to go to go to go to go to go' }),
  ).toBe('I told you to go');
});

test.each([
  'No, no, no, no, no, that is not what I meant at all.',
  'Yeah, yeah, yeah, yeah, yeah, I promise I will call you tomorrow.',
  'The number is zero, zero, zero, zero, zero, zero, and then four, five.',
  'I told you again and again and again and again and again and again that this is wrong.',
])('a repetition that fits the time is kept, with the words after it: %s', (text) => {
  expect(believable({ start_s: 0, end_s: 3, voiced: [{ start_s: 0.2, end_s: 2.8 }] }, { ...sure, text })).toBe(text);
});

test('of a loop that ended, as many rounds are kept as fit the time, with the words after it', () => {
  const text = `Wait ${'zero '.repeat(20)}and five.`;
  const kept = believable({ start_s: 0, end_s: 3.5, voiced: [{ start_s: 0.2, end_s: 3.3 }] }, { ...sure, text }).split(
    ' ',
  );
  expect(kept.slice(-2)).toEqual(['and', 'five.']);
  expect(kept.filter((word) => word === 'zero')).toHaveLength(12);
});

test('a text that was stopped ends with a whole word', () => {
  expect(believable(span, { confidence: 0.8, hitLimit: true, text: "I'm g" })).toBe("I'm");
});

test('a sentence is no less likely if another voice reduced its voiced time', () => {
  const masked = {
    start_s: 10,
    end_s: 12.6,
    voiced: [
      { start_s: 10.2, end_s: 10.7 },
      { start_s: 12.1, end_s: 12.4 },
    ],
  };
  expect(believable(masked, { ...sure, text: 'I would rather not talk about the money at dinner.' })).toContain(
    'money',
  );
});

test('voice without words is a gap as long as the voice; a cough is not', () => {
  expect(
    gapIn({
      start_s: 3,
      end_s: 6,
      voiced: [
        { start_s: 3.2, end_s: 4 },
        { start_s: 4.4, end_s: 5.8 },
      ],
    }),
  ).toEqual({ start_s: 3.2, end_s: 5.8 });
  expect(gapIn({ start_s: 3, end_s: 4, voiced: [{ start_s: 3.2, end_s: 3.5 }] })).toBeNull();
});
