import { expect, test } from 'vitest';
import { readTranscriptText } from './read.ts';
import { variantsOfPeople } from '#lib/speech/transcripts/testing/variants-of-people';
import { variantsOfTools } from '#lib/speech/transcripts/testing/variants-of-tools';

test.each([...variantsOfTools, ...variantsOfPeople])('$name', ({ text, said }) => {
  expect(
    readTranscriptText(text).segments.map(({ start_s, speaker, text: words }) => [start_s, speaker, words]),
  ).toEqual(said);
});

test('hostile repetitions end soon', () => {
  const tries = ['[', '(', '<v ', '<font a="', '**', ': ', '1:23 ', '_', '"'].map((piece) =>
    piece.repeat(Math.floor(2_000_000 / piece.length)),
  );
  for (const text of tries.flatMap((piece) => [piece, `WEBVTT\n\n00:01.000 --> 00:02.000\n${piece}`]))
    expect(() => readTranscriptText(text)).toThrow(expect.objectContaining({ name: 'AppError' }));
});
