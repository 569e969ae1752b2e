import { expect, test } from 'vitest';
import type { SpeechSpan } from '#lib/audio/contract';
import { chunksOf, pieces } from './chunks.ts';

function span(start_s: number, end_s: number, channel?: number): SpeechSpan {
  return { start_s, end_s, voiced: [{ start_s, end_s }], ...(channel === undefined ? {} : { channel }) };
}

async function* stream(spans: SpeechSpan[]): AsyncGenerator<SpeechSpan> {
  yield* spans;
}

async function cut(...spans: SpeechSpan[]): Promise<[number, number][]> {
  return (await Array.fromAsync(chunksOf(stream(spans), pieces))).map(({ start_s, end_s }) => [start_s, end_s]);
}

test('short passages are read together, up to a long pause', async () => {
  expect(await cut(span(0, 2), span(2.4, 5), span(5, 8), span(8.7, 9))).toEqual([
    [0, 8],
    [8.7, 9],
  ]);
});

test('in a longer recording the first chunk is at most 8 s long, or one passage, and none is longer than 20 s', async () => {
  expect(await cut(span(0, 6), span(6.2, 12), span(12, 18), span(18, 25), span(25, 31))).toEqual([
    [0, 6],
    [6.2, 25],
    [25, 31],
  ]);
  expect(await cut(span(0, 3), span(3.2, 7), span(7, 12), span(12, 21))).toEqual([
    [0, 7],
    [7, 21],
  ]);
  expect(await cut(span(0, 9), span(9, 12), span(12, 21))).toEqual([
    [0, 9],
    [9, 21],
  ]);
});

test('the last of several chunks is split at its longest pause near the middle, for two recognisers', async () => {
  expect(await cut(span(0, 8), span(9, 13), span(13.1, 17), span(17.4, 21), span(21.2, 28))).toEqual([
    [0, 8],
    [9, 17],
    [17.4, 28],
  ]);
  expect(await cut(span(0, 8), span(9, 17), span(17, 21))).toEqual([
    [0, 8],
    [9, 21],
  ]);
  expect(await cut(span(0, 6), span(6.1, 13), span(13.2, 19))).toEqual([[0, 19]]);
});

test('another channel begins another chunk', async () => {
  expect(await cut(span(0, 2, 1), span(2.1, 3, 1), span(2.5, 4, 2), span(4, 5, 1))).toEqual([
    [0, 3],
    [2.5, 4],
    [4, 5],
  ]);
});

test('a failure of the decoder is passed on, after the passages before it', async () => {
  const failing = (async function* failing() {
    yield span(0, 2);
    yield span(2, 4);
    throw new Error('broken');
  })();
  const given: number[] = [];
  const reading = (async () => {
    for await (const { end_s } of chunksOf(failing, { ...pieces, longestGap_s: -1 })) given.push(end_s);
  })();
  await expect(reading).rejects.toThrow('broken');
  expect(given).toEqual([2]);
});
