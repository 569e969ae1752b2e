import { expect, test } from 'vitest';
import { lead } from './lead.ts';
import { transcriptSchema } from './schema.ts';
import type { RecognisedSegment } from '#lib/speech/contract';
import { buildTranscript } from './build.ts';

function segment(id: number, text: string, confidence = 0.95): RecognisedSegment {
  return {
    id,
    start_s: id * 3,
    end_s: id * 3 + 2,
    speaker: null,
    text,
    confidence,
    voiced: [{ start_s: id * 3 + 0.2, end_s: id * 3 + 1.8 }],
  };
}

test('joins texts by one space, and gives every word a time', () => {
  const result = buildTranscript([segment(0, 'We should wait.'), segment(1, 'Until when?')], { duration_s: 6 });
  expect(transcriptSchema.parse(result)).toEqual(result);
  expect(result).toMatchObject({
    transcript: 'We should wait. Until when?',
    language: 'en',
    sufficiency: { enough: true },
    dropped_claims: 0,
  });
  expect(result.words.map(({ word, segment_id }) => [word, segment_id])).toEqual([
    ['We', 0],
    ['should', 0],
    ['wait.', 0],
    ['Until', 1],
    ['when?', 1],
  ]);
  expect(result.segments[0]).not.toHaveProperty('voiced');
});

test('keeps given word times, and takes the language of most passages', () => {
  const timed = {
    ...segment(0, 'Guten Tag.'),
    language: 'de',
    words: [
      { word: 'Guten', start_s: 0.3, end_s: 0.6 },
      { word: 'Tag.', start_s: 0.7, end_s: 1.1 },
    ],
  };
  const result = buildTranscript(
    [timed, { ...segment(1, 'Wie geht es?'), language: 'de' }, { ...segment(2, 'Hello there.'), language: 'en' }],
    { duration_s: 9 },
  );
  expect(result.language).toBe('de');
  expect(result.words.slice(0, 3)).toMatchObject([
    { segment_id: 0, word: 'Guten', start_s: 0.3, approximate: false },
    { word: 'Tag.', approximate: false },
    { segment_id: 1, word: 'Wie', approximate: true },
  ]);
});

test.each([
  [{ duration_s: 12, loudness_dbfs: null, speech_ratio: 0 }, 'silent'],
  [{ duration_s: 12, loudness_dbfs: -30, speech_ratio: 0 }, 'No speech was found'],
  [{ duration_s: 12 }, 'No English words could be made out'],
  [{ duration_s: 12, loudness_dbfs: -30, speech_ratio: 0.4 }, 'no words could be made out'],
])('gives the reason for an empty transcript: %o', (context, reason) => {
  expect(buildTranscript([], context).sufficiency).toMatchObject({
    enough: false,
    reason: expect.stringContaining(reason),
  });
});

test('reports voice without words with its length', () => {
  const result = buildTranscript([segment(0, 'We should wait until Monday.')], {
    duration_s: 9,
    gaps: [{ start_s: 4, end_s: 7.5 }],
  });
  expect(transcriptSchema.parse(result).gaps).toEqual([{ start_s: 4, end_s: 7.5 }]);
  expect(lead(result)).toBe('Five words in English. No words could be made out in one place (3.5 s).');
  expect(lead(buildTranscript([segment(0, 'We should wait until Monday.')], { duration_s: 9, gaps: [] }))).toBe(
    'Five words in English.',
  );
});

test('calls three words too few', () => {
  expect(buildTranscript([segment(0, 'Yes, of course.')], { duration_s: 2 }).sufficiency).toEqual({
    enough: false,
    reason: 'Only 3 words were understood; a reading needs at least a sentence.',
  });
});

test('says first that the engine does not know the language, and names no language', () => {
  const result = buildTranscript([segment(0, 'The hat in the gutter is new.', 0.8), segment(1, 'My nose is.', 0.9)], {
    duration_s: 6,
    sounds_foreign: true,
  });
  expect(transcriptSchema.parse(result)).toMatchObject({ language: 'und', sounds_foreign: true });
  expect(result.sufficiency).toEqual({
    enough: false,
    reason: expect.stringContaining('This does not sound like English.'),
  });
  expect(lead(result)).toBe('Ten words.');
});

test('says that low confidence throughout may mean another language', () => {
  const doubtful = [segment(0, 'The hat in the gutter is new', 0.5), segment(1, 'My nose is in the tag', 0.55)];
  expect(buildTranscript(doubtful, { duration_s: 6 }).sufficiency).toMatchObject({
    enough: false,
    reason: expect.stringContaining('another language than English'),
  });
});
