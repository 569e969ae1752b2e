import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { clausesOf } from './clauses.ts';
import { textOf } from '#lib/text/model';

const cut = (...lines: string[]): string[] => clausesOf(textOf(inputOf(lines))).sentences.map(({ text }) => text);

describe('text that recognisers join', () => {
  it('is cut before questions, replies and clauses if there is no punctuation', () => {
    expect(
      cut(
        'i dont know yet can you send me the report by friday sure i will do it and when is the meeting i think ' +
          'it is on monday',
      ),
    ).toEqual([
      'i dont know yet',
      'can you send me the report by friday',
      'sure i will do it',
      'and when is the meeting',
      'i think it is on monday',
    ]);
  });
  it('is cut at commas before questions and before independent clauses', () => {
    expect(
      cut('Sure, I will call them on Wednesday, one thing is still open, who is going to give the first talk.'),
    ).toEqual([
      'Sure, I will call them on Wednesday',
      'one thing is still open',
      'who is going to give the first talk.',
    ]);
    expect(cut('I do not know yet, and should we record the talks?')).toEqual([
      'I do not know yet',
      'and should we record the talks?',
    ]);
  });
  it('is cut at a capital that begins a question, if the full stop is missing', () => {
    expect(cut('I will write the invitation tomorrow Could you please ask the hotel about lunch?')).toEqual([
      'I will write the invitation tomorrow',
      'Could you please ask the hotel about lunch?',
    ]);
    expect(cut('We met at the hotel Where is the list?')).toEqual(['We met at the hotel', 'Where is the list?']);
  });
  it('is cut between lines without a full stop, unless the second continues the first', () => {
    expect(cut('is the room booked', 'not yet')).toEqual(['is the room booked', 'not yet']);
    const subtitles = inputOf([
      { text: 'We will send the report', start_s: 0, end_s: 2 },
      { text: 'by Friday, as we said.', start_s: 2, end_s: 4 },
    ]);
    expect(clausesOf(textOf(subtitles)).sentences).toHaveLength(1);
  });
});

describe('text that belongs together', () => {
  it.each([
    'I met Anna, who is my sister, on Monday.',
    "He is nice, isn't he?",
    'I have asked Will Smith for it.',
    'She read Who Is Afraid of the Dark to us.',
    'We watched What We Do in the Shadows.',
    'If it rains, will you come?',
    'Tom, can you send me the list?',
    'my friend who is a doctor is coming',
    'how long does it take',
    'that is the report i sent to you',
    'Last year we had forty people, and the room cost nine hundred dollars.',
    'I have read the papers for the loan, and I think we should wait, because we do not have the money yet.',
    'He asked, "I am here, where are you?"',
  ])('%s', (text) => expect(cut(text)).toEqual([text]));
});

it('returns the model itself if nothing is cut, and the same result twice', () => {
  const whole = textOf(inputOf(['We walked home. It was late.']));
  expect(clausesOf(whole)).toBe(whole);
  const joined = textOf(inputOf(['is the room booked', 'not yet']));
  expect(clausesOf(joined)).toBe(clausesOf(joined));
  expect(clausesOf(clausesOf(joined))).toBe(clausesOf(joined));
});

it('keeps every token, in order', () => {
  const whole = textOf(inputOf(['so what did you do yeah i went home and then can you call me', 'no problem i will']));
  const { sentences } = clausesOf(whole);
  expect(sentences.map(({ index }) => index)).toEqual(sentences.map((_, i) => i));
  expect(sentences.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i))).toEqual(
    whole.tokens.map((_, i) => i),
  );
});
