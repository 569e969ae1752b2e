import { expect, test } from 'vitest';
import { readTranscriptText } from '#lib/speech/transcripts/read';
import { recognisers, type Said } from '#lib/speech/transcripts/testing/recognisers';

const said = (value: unknown, name = ''): Said[] =>
  readTranscriptText(typeof value === 'string' ? value : JSON.stringify(value), name).segments.map(
    ({ start_s, end_s, speaker, text }) => [start_s, end_s, speaker, text],
  );

test.each(recognisers)('%s', (_, value, passages) => {
  expect(said(value)).toEqual(passages);
});

test('one value per line, and a table with milliseconds', () => {
  expect(
    said('{"speaker":"Anna","text":"Okay so we start.","start":1.5}\n{"speaker":"Bob","text":"Yes, now.","start":3}'),
  ).toEqual([
    [1.5, null, 'Anna', 'Okay so we start.'],
    [3, null, 'Bob', 'Yes, now.'],
  ]);
  expect(said('start\tend\ttext\n0\t4200\tOkay so we start.\n4200\t9600\tYes, we start now.\n')).toEqual([
    [0, 4.2, null, 'Okay so we start.'],
    [4.2, 9.6, null, 'Yes, we start now.'],
  ]);
});

test('a table may have quotes, line ends and other delimiters in its cells, or no header', () => {
  const table =
    'speaker;start;end;transcript\n' +
    'Anna;0:03;0:08;"Well, ""yes"", I said;\n' +
    'and then no."\n' +
    'Bob;0:12;0:15;Fine by me.\n' +
    'anna;0:16;0:18;Good\n';
  expect(said(table, 'a.csv')).toEqual([
    [3, 8, 'Anna', 'Well, "yes", I said; and then no.'],
    [12, 15, 'Bob', 'Fine by me.'],
    [16, 18, 'Anna', 'Good'],
  ]);
  expect(
    said('Timestamp,Speaker Name,Utterance\n[00:00:03],Anna,Okay, so we start, now\n[00:00:08],Bob,Yes\n'),
  ).toEqual([
    [3, null, 'Anna', 'Okay, so we start, now'],
    [8, null, 'Bob', 'Yes'],
  ]);
  expect(said('Anna,00:00:03,Okay so we start\nBob,00:00:08,Yes we start now\nAnna,00:00:12,Good\n')).toEqual([
    [3, null, 'Anna', 'Okay so we start'],
    [8, null, 'Bob', 'Yes we start now'],
    [12, null, 'Anna', 'Good'],
  ]);
});

test.each(['{"name":"undertone","version":"1","dependencies":{"a":"1"}}', '[]', '{"a":', '[1,2,3]'])(
  'other JSON is refused, naming the accepted formats: %s',
  (text) => {
    expect(() => readTranscriptText(text, 'package.json')).toThrow(
      expect.objectContaining({
        code: 'unreadable_transcript',
        message: expect.stringMatching(/^“package\.json” is JSON .*Send .*Whisper/),
      }),
    );
  },
);
