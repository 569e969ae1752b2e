import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { createMeaningRoom } from './meaning-room.ts';
import { VectorCache } from './vector-cache.ts';
import { cosines, packed } from './vectors.ts';
import { windowsOf } from './windows.ts';

const room = createMeaningRoom();
afterAll(() => room.close());

const reference = JSON.parse(readFileSync(new URL('testing/reference-vectors.json', import.meta.url), 'utf8')) as {
  texts: { text: string; vector: string }[];
};

function floats(base64: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
  return new Float32Array(bytes.buffer);
}

describe('the encoder', () => {
  test('gives the vectors of TensorFlow.js, except for the rounding of its weights', async () => {
    const texts = reference.texts.map(({ text }) => text);
    const vectors = await room.encode(texts);
    for (const [at, { text, vector }] of reference.texts.entries()) {
      const [cosine] = cosines(floats(vector), packed(vectors.subarray(at * 512, (at + 1) * 512)));
      expect([text, cosine]).toEqual([text, expect.closeTo(1, 2.9)]);
    }
    // A text has the same vector whatever else is in the batch.
    const alone = await room.query(texts[0] ?? '');
    const both = vectors.subarray(0, 512);
    for (const [at, value] of alone.entries()) expect(value).toBeCloseTo(both[at] ?? 0, 5);
  }, 60_000);

  test('finds sentences that mean the same without a word in common, nearest first, and nothing without texts', async () => {
    const said = [
      'We cannot afford that any more, it costs far too much.',
      'The dog was barking all night long.',
      'My mother lives in Lisbon now.',
    ];
    const texts = [packed(await room.encode(said.slice(0, 2))), packed(await room.encode(said.slice(2)))];
    const query = await room.query('money problems');
    const given = texts.map((vectors, at) => ({ key: `text ${at}`, vectors }));
    const { near, unknown } = await room.nearest({ query, texts: given, least: 0, most: 3 });
    expect(unknown).toEqual([]);
    expect(near[0]).toMatchObject({ text: 0, window: 0 });
    expect(near.map(({ score }) => score)).toEqual(near.map(({ score }) => score).toSorted((a, b) => b - a));
    // Texts whose vectors were sent before are found by key; others are reported as unknown.
    expect(await room.nearest({ query, texts: ['new', 'text 0', 'text 1'], least: 0, most: 3 })).toEqual({
      near: near.map(({ text, ...rest }) => ({ text: text + 1, ...rest })),
      unknown: [0],
    });
    expect(await room.nearest({ query, texts: ['text 0', 'text 1'], least: 0.99, most: 3 })).toEqual({
      near: [],
      unknown: [],
    });
    expect(await room.encode([])).toHaveLength(0);
  }, 60_000);
});

test('keeps the vectors that were used last, up to its size', () => {
  const cache = new VectorCache(10);
  const [one, two, three] = [Int8Array.of(1, 1, 1, 1), Int8Array.of(2, 2, 2, 2), Int8Array.of(3, 3, 3, 3)];
  cache.add('one', one);
  cache.add('two', two);
  expect(cache.get('one')).toBe(one);
  cache.add('three', three);
  expect(['one', 'two', 'three'].map((key) => cache.get(key))).toEqual([one, null, three]);
  cache.add('three', Int8Array.of(4, 4, 4, 4, 4, 4));
  expect([cache.get('one'), cache.get('three')]).toEqual([one, Int8Array.of(4, 4, 4, 4, 4, 4)]);
});

describe('windows', () => {
  const passages = (...texts: string[]): { text: string }[] => texts.map((text) => ({ text }));

  test('join short passages and keep long ones whole', () => {
    const long = 'word '.repeat(30).trim();
    expect(windowsOf(passages('Who pays for it?', 'I do.', 'All of it?', 'Yes, of course.', long))).toEqual([
      { from: 0, to: 3, text: 'Who pays for it? I do. All of it?' },
      { from: 3, to: 5, text: `Yes, of course. ${long}` },
    ]);
    expect(windowsOf(passages(long, 'Yes, I think so.'))).toEqual([
      { from: 0, to: 1, text: long },
      { from: 1, to: 2, text: 'Yes, I think so.' },
    ]);
  });

  test('leave out passages that are too short to be about something', () => {
    expect(windowsOf(passages('Yes.', 'No.'))).toEqual([]);
    expect(windowsOf([])).toEqual([]);
  });
});
