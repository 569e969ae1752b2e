import { expect, test } from 'vitest';
import { buildTranscript } from './build.ts';
import { lead } from './lead.ts';
import { transcriptSchema } from './schema.ts';
import { speakersByVoice, withSpeakersByVoice } from './voices.ts';
import type { RecognisedSegment } from '#lib/speech/contract';

/** A passage in which each word takes half a second. */
function passage(id: number, start_s: number, text: string): RecognisedSegment {
  const words = text
    .split(' ')
    .map((word, index) => ({ word, start_s: start_s + index / 2, end_s: start_s + index / 2 + 0.5 }));
  const end_s = start_s + words.length / 2;
  return { id, start_s, end_s, speaker: null, text, confidence: 0.9, voiced: [{ start_s, end_s }], words };
}

const passages = [passage(0, 0, 'Shall we go now or later?'), passage(1, 4, 'Later please. No now is better.')];

test('assigns passages to the voice in them, and numbers speakers in order of first speech', () => {
  const parts = speakersByVoice(passages, [
    { voice: 1, start_s: 0, end_s: 3.1 },
    { voice: 0, start_s: 4, end_s: 7 },
  ]);
  expect(parts.map(({ speaker, text }) => [speaker, text])).toEqual([
    ['Speaker 1', 'Shall we go now or later?'],
    ['Speaker 2', 'Later please. No now is better.'],
  ]);
});

test('splits a passage at a change of voice, between words', () => {
  const parts = speakersByVoice(passages, [
    { voice: 0, start_s: 0, end_s: 5.1 },
    { voice: 1, start_s: 5.1, end_s: 7 },
  ]);
  expect(parts.map(({ id, speaker, text, start_s, end_s }) => [id, speaker, text, start_s, end_s])).toEqual([
    [0, 'Speaker 1', 'Shall we go now or later?', 0, 3],
    [1, 'Speaker 1', 'Later please.', 4, 5],
    [2, 'Speaker 2', 'No now is better.', 5, 7],
  ]);
  expect(parts[2]?.words?.[0]).toEqual({ word: 'No', start_s: 5, end_s: 5.5 });
});

test('assigns no speaker to a passage with two voices if there are no word times', () => {
  const { words: _, ...plain } = passage(0, 0, 'Shall we go now or later?');
  expect(
    speakersByVoice(
      [plain],
      [
        { voice: 0, start_s: 0, end_s: 1.5 },
        { voice: 1, start_s: 1.5, end_s: 3 },
      ],
    ),
  ).toMatchObject([{ speaker: null, text: plain.text }]);
});

test('the transcript says how its speakers were found, and that this can be wrong', () => {
  const result = buildTranscript(passages, { duration_s: 8 }, null, [
    { voice: 0, start_s: 0, end_s: 3.1 },
    { voice: 1, start_s: 4, end_s: 7 },
  ]);
  expect(transcriptSchema.parse(result)).toEqual(result);
  expect(result.speakers_by).toBe('voice');
  expect(lead(result)).toBe('Twelve words in English. Speaker 1 and Speaker 2, told apart by voice, may be wrong.');
  expect(buildTranscript(passages, { duration_s: 8 }).speakers_by).toBeUndefined();
});

test('a second assignment keeps words and times, and removes speakers if there are no voices', () => {
  const first = buildTranscript(passages, { duration_s: 8 }, null, [{ voice: 0, start_s: 0, end_s: 7 }]);
  const anew = withSpeakersByVoice(first, [
    { voice: 0, start_s: 0, end_s: 5.1 },
    { voice: 1, start_s: 5.1, end_s: 7 },
  ]);
  expect(transcriptSchema.parse(anew)).toEqual(anew);
  expect(anew.segments.map(({ id, speaker, text }) => [id, speaker, text])).toEqual([
    [0, 'Speaker 1', 'Shall we go now or later?'],
    [1, 'Speaker 1', 'Later please.'],
    [2, 'Speaker 2', 'No now is better.'],
  ]);
  const timed = (words: typeof anew.words): unknown[] =>
    words.map(({ word, start_s, end_s, approximate }) => [word, start_s, end_s, approximate]);
  expect(timed(anew.words)).toEqual(timed(first.words));
  expect(anew.words.map(({ segment_id }) => segment_id)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2]);
  expect(anew.transcript).toBe(first.transcript);
  const nobody = withSpeakersByVoice(anew, null);
  expect(nobody.segments.every(({ speaker }) => speaker === null)).toBe(true);
  expect(nobody.speakers_by).toBeUndefined();
});
