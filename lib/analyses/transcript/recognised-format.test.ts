import { expect, test } from 'vitest';
import { givenTranscript } from './given.ts';
import { lead } from './lead.ts';
import { readAsSentence } from './recognised-format.ts';
import { transcriptSchema } from './schema.ts';
import { readTranscriptText } from '#lib/speech/transcripts/read';

const told = (text: string, name?: string): string => readAsSentence(readTranscriptText(text, name).read_as);

test('describes the recognised format in a sentence', () => {
  expect(told('Anna (00:03):\nShall we start?\n\nBob (00:12):\nYes, let us start.')).toBe(
    'Read as: name, time, text; 2 passages, 2 speakers.',
  );
  expect(told('[0:03] Anna: Shall we start?\n[0:12] Anna: Well then.')).toBe(
    'Read as: time, name, text; 2 passages, 1 speaker.',
  );
  expect(told('It rained all day.')).toBe('Read as: text alone; 1 passage, no speakers named.');
  expect(told('1\n00:00:01,000 --> 00:00:02,000\nShall we start?\n')).toBe(
    'Read as: subtitles (time, text); 1 passage, no speakers named.',
  );
  expect(told('speaker,text\nAnna,"Yes, now."\nBob,Fine.')).toBe(
    'Read as: a table (name, text); 2 passages, 2 speakers.',
  );
  expect(told('[{"start":1,"end":2,"text":"Shall we start?"}]')).toBe(
    'Read as: a recogniser’s JSON (time, text); 1 passage, no speakers named.',
  );
});

test('counts what did not fit and what was left out', () => {
  expect(
    told(
      'Weekly meeting\n\n[0:03] Anna: Shall we start?\n[0:12] Bob: Yes.\n[0:11] Anna: Right.\n[0:20] Bob: Well then.',
    ),
  ).toBe(
    'Read as: time, name, text; 4 passages, 2 speakers. 1 time could not be read or did not fit; what was said there is kept at its place. 1 line that nobody said is left out: headings, lists of names, credits.',
  );
});

test('the card has this sentence, and results without it are still valid', () => {
  const { segments, read_as } = readTranscriptText('[0:03] Anna: Shall we start?\n[0:12] Bob: Yes, we shall.');
  const result = givenTranscript(segments, read_as);
  expect(transcriptSchema.parse(result)).toEqual(result);
  expect(lead(result)).toBe('Six words, as they were given. Read as: time, name, text; 2 passages, 2 speakers.');
  expect(lead(givenTranscript(segments))).toBe('Six words, as they were given.');
});
