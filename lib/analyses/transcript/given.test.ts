import { expect, test } from 'vitest';
import { givenTranscript } from './given.ts';
import { transcriptSchema } from './schema.ts';

const passage = (text: string, more: { speaker?: string; start_s?: number; end_s?: number } = {}) => ({
  text,
  speaker: more.speaker ?? null,
  start_s: more.start_s ?? null,
  end_s: more.end_s ?? null,
});

test('without times, passages keep their order at 150 words per minute, and words have no times', () => {
  const result = givenTranscript([
    passage('We should wait.', { speaker: 'Anna' }),
    passage('Until when do we wait?', { speaker: 'Mark', start_s: 4 }),
  ]);
  expect(transcriptSchema.parse(result)).toEqual(result);
  expect(result).toMatchObject({
    transcript: 'We should wait. Until when do we wait?',
    times: 'none',
    words: [],
    sufficiency: { enough: true },
  });
  expect(result.segments.map(({ id, start_s, end_s, speaker }) => [id, start_s, end_s, speaker])).toEqual([
    [0, 0, 1.2, 'Anna'],
    [1, 1.2, 3.2, 'Mark'],
  ]);
});

test('keeps and sorts given times, and spreads words over their passage', () => {
  const result = givenTranscript([
    passage('Second one here.', { start_s: 10, end_s: 10.4 }),
    passage('First one here.', { start_s: 2, end_s: 3 }),
    passage('Third.', { start_s: 10.5, end_s: 12 }),
  ]);
  expect(result.times).toBe('given');
  expect(result.segments.map(({ id, text, start_s, end_s }) => [id, text, start_s, end_s])).toEqual([
    [0, 'First one here.', 2, 3],
    [1, 'Second one here.', 10, 10.4],
    [2, 'Third.', 10.5, 12],
  ]);
  expect(result.words).toHaveLength(7);
  expect(result.words.every(({ approximate }) => approximate)).toBe(true);
});

test('assumes no missing ends: keeps the starts, and words have no times', () => {
  const result = givenTranscript([
    passage('Second one here.', { start_s: 10 }),
    passage('First one here.', { start_s: 2, end_s: 3 }),
    passage('And here.', { start_s: 10 }),
    passage('A very long last one.', { start_s: 11 }),
  ]);
  expect(transcriptSchema.parse(result)).toMatchObject({ times: 'starts', words: [] });
  expect(result.segments.map(({ text, start_s, end_s }) => [text, start_s, end_s])).toEqual([
    ['First one here.', 2, 3],
    ['Second one here.', 10, 10.05],
    ['And here.', 10.01, 11],
    ['A very long last one.', 11, 11.05],
  ]);
});

test('says that a text is empty or too short', () => {
  expect(givenTranscript([])).toMatchObject({
    transcript: '',
    segments: [],
    times: 'none',
    sufficiency: { enough: false, reason: 'There are no words in this text.' },
  });
  expect(givenTranscript([passage('Oh no.')]).sufficiency).toEqual({
    enough: false,
    reason: 'The text has only 2 words; a reading needs at least a sentence.',
  });
});
