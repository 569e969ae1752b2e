import { expect, test } from 'vitest';
import { AsyncQueue } from '#lib/audio/async-queue';
import type { SpeechSpan } from '#lib/audio/contract';
import { firmPart } from './firm-part.ts';
import type { LiveSound, StreamUpdate } from '#lib/speech/live-contract';
import { type LiveReader, streamWords } from './live-words.ts';
import type { Passage } from '#lib/speech/passages';

const span = (start_s: number, end_s: number, more: Partial<SpeechSpan> = {}): SpeechSpan => ({
  start_s,
  end_s,
  voiced: [{ start_s, end_s }],
  ...more,
});
const passage = ({ start_s, end_s, ...more }: SpeechSpan, text: string): Passage => ({
  segment: { ...more, start_s, end_s, speaker: more.speaker ?? null, text, confidence: 0.9 },
});
const words = (piece: SpeechSpan, text: string) => ({ ...piece, speaker: null, text, confidence: 0.9 });
const heard = (heard_s: number, more: Partial<LiveSound> = {}): LiveSound => ({
  heard_s,
  ended: [],
  open: [],
  silent_s: 0,
  ...more,
});
const said = (updates: readonly StreamUpdate[]) =>
  updates.map((update) =>
    update.kind === 'open'
      ? ['…', update.text, update.firm_chars]
      : [update.segment.id, update.segment.text, [...update.replaces]],
  );

/** Reads a piece as its length, and a block as the lengths of its pieces. */
function scripted(more: Partial<LiveReader> = {}): LiveReader & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async read(piece) {
      asked.push(String(piece.start_s));
      return [passage(piece, `piece ${piece.start_s}`)];
    },
    async readBlock(pieces) {
      asked.push(pieces.map(({ start_s }) => start_s).join('+'));
      return pieces.map((piece) => passage(piece, `whole ${piece.start_s}`));
    },
    async glance(piece) {
      asked.push(`look ${piece.start_s}`);
      return words(piece, `so far ${piece.end_s}`);
    },
    hasRoom: () => true,
    ...more,
  };
}

async function run(sound: readonly LiveSound[], reader: LiveReader, now?: () => number): Promise<StreamUpdate[]> {
  const queue = new AsyncQueue<LiveSound>();
  const updates: StreamUpdate[] = [];
  const reading = (async () => {
    for await (const update of streamWords(
      { sound: queue, first_id: 5, signal: new AbortController().signal },
      reader,
      now,
    ))
      updates.push(update);
  })();
  for (const each of sound) {
    queue.push(each);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  queue.end();
  await reading;
  return updates;
}

test('a piece is read when it ends, and the pieces before a second of silence again together, in their own places', async () => {
  const reader = scripted();
  const updates = await run(
    [
      heard(2, { ended: [span(0, 2)] }),
      heard(4, { ended: [span(2.4, 4)] }),
      heard(5.1, { silent_s: 1.1 }),
      heard(8, { ended: [span(6, 8)] }),
      heard(9.5, { silent_s: 1.5 }),
    ],
    reader,
  );
  expect(said(updates)).toEqual([
    [5, 'piece 0', []],
    [6, 'piece 2.4', []],
    [5, 'whole 0', [5, 6]],
    [6, 'whole 2.4', []],
    [7, 'piece 6', []],
  ]);
  expect(reader.asked).toEqual(['0', '2.4', '0+2.4', '6']);
});

test('a block is 20 s at most, and each channel has its own', async () => {
  const reader = scripted();
  const left = { channel: 1, speaker: 'Speaker 1' };
  const pieces = [
    span(0, 9, left),
    span(3, 5, { channel: 2, speaker: 'Speaker 2' }),
    span(9.5, 18, left),
    span(18.5, 27, left),
  ];
  await run([...pieces.map((piece) => heard(piece.end_s, { ended: [piece] })), heard(30, { silent_s: 2 })], reader);
  expect(reader.asked).toEqual(['0', '3', '9.5', '18.5', '0+9.5']);
});

test('a piece that ends while a block is read does not wait for it', async () => {
  const block = Promise.withResolvers<void>();
  const reader = scripted({
    async readBlock(pieces) {
      await block.promise;
      return pieces.map((piece) => passage(piece, `whole ${piece.start_s}`));
    },
    async read(piece) {
      if (piece.start_s === 6) setTimeout(block.resolve, 1);
      return [passage(piece, `piece ${piece.start_s}`)];
    },
  });
  const updates = await run(
    [
      heard(4, { ended: [span(0, 2), span(2.4, 4)] }),
      heard(5.1, { silent_s: 1.1 }),
      heard(8, { ended: [span(6, 8)] }),
      heard(9.5, { silent_s: 1.5 }),
    ],
    reader,
  );
  expect(said(updates)).toEqual([
    [5, 'piece 0', []],
    [6, 'piece 2.4', []],
    [7, 'piece 6', []],
    [5, 'whole 0', [5, 6]],
    [6, 'whole 2.4', []],
  ]);
});

test('unfinished speech is read again after twice the time of the last reading; words that two readings share are firm', async () => {
  let clock = 0;
  const texts = ['we should', 'we should weight', 'we should wait until', 'we should wait until Monday'];
  const looks: number[] = [];
  const reader = scripted({
    async glance(piece) {
      looks.push(clock);
      clock += 300;
      return words(piece, texts[looks.length - 1] ?? '');
    },
  });
  const sound = Array.from({ length: 24 }, (_, index) => heard(1 + index / 10, { open: [span(0.2, 1 + index / 10)] }));
  const queue = new AsyncQueue<LiveSound>();
  const updates: StreamUpdate[] = [];
  const reading = (async () => {
    for await (const update of streamWords(
      { sound: queue, first_id: 0, signal: new AbortController().signal },
      reader,
      () => clock,
    ))
      updates.push(update);
  })();
  for (const each of sound) {
    queue.push(each);
    await new Promise((resolve) => setTimeout(resolve, 2));
    clock += 100;
  }
  queue.end();
  await reading;
  expect(
    looks
      .slice(1)
      .map((at, index) => at - (looks[index] ?? 0) - 300)
      .every((pause) => pause >= 600 && pause < 800),
  ).toBe(true);
  expect(said(updates).slice(0, 4)).toEqual([
    ['…', 'we should', 0],
    ['…', 'we should weight', 2],
    ['…', 'we should wait until', 9],
    ['…', 'we should wait until Monday', 14],
  ]);
});

test('readings of unfinished speech are dropped when all recognisers are busy, and every piece is still read', async () => {
  const reader = scripted({ hasRoom: () => false });
  const updates = await run(
    [heard(1, { open: [span(0, 1)] }), heard(2, { ended: [span(0, 2)], open: [span(2, 3)] })],
    reader,
  );
  expect(said(updates)).toEqual([[5, 'piece 0', []]]);
});

test('a reading of unfinished speech is aborted for an ended piece', async () => {
  const reader = scripted({
    glance: (_, signal) =>
      new Promise((__, reject) =>
        signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
      ),
  });
  expect(said(await run([heard(1, { open: [span(0, 1)] }), heard(2, { ended: [span(0, 2)] })], reader))).toEqual([
    [5, 'piece 0', []],
  ]);
});

test('a reading that covered the whole piece is not repeated', async () => {
  const reader = scripted();
  const open = { ...span(0, 2.2), voiced: [{ start_s: 0, end_s: 2 }] };
  const updates = await run(
    [heard(2.2, { open: [open] }), heard(2.4, { ended: [{ ...open, end_s: 2.3 }] }), heard(4, { ended: [span(3, 4)] })],
    reader,
  );
  expect(said(updates)).toEqual([
    ['…', 'so far 2.2', 0],
    [5, 'so far 2.2', []],
    [6, 'piece 3', []],
    [5, 'whole 0', [5, 6]],
    [6, 'whole 3', []],
  ]);
  expect(updates[1]).toMatchObject({ segment: { start_s: 0, end_s: 2.3, voiced: [{ start_s: 0, end_s: 2 }] } });
  expect(reader.asked).toEqual(['look 0', '3', '0+3']);
});

test('a piece without words clears its draft, and recognised words are not replaced by none', async () => {
  const nothing = scripted({
    read: async (piece) => (piece.start_s === 3 ? [] : [passage(piece, 'well')]),
    readBlock: async () => [],
  });
  const updates = await run([heard(2, { ended: [span(0, 2), span(3, 4)] }), heard(6, { silent_s: 2 })], nothing);
  expect(said(updates)).toEqual([
    [5, 'well', []],
    ['…', '', 0],
  ]);
});

test('an abort waits for nothing that has not been read yet', async () => {
  const stop = new AbortController();
  const queue = new AsyncQueue<LiveSound>();
  const updates: StreamUpdate[] = [];
  const reading = (async () => {
    for await (const update of streamWords({ sound: queue, first_id: 0, signal: stop.signal }, scripted()))
      updates.push(update);
  })();
  queue.push(heard(4, { ended: [span(0, 2), span(2.4, 4)] }));
  await new Promise((resolve) => setTimeout(resolve, 20));
  stop.abort();
  queue.end();
  await reading;
  expect(said(updates)).toEqual([
    [0, 'piece 0', []],
    [1, 'piece 2.4', []],
  ]);
});

test('a failure ends the stream with it', async () => {
  const failing = scripted({ read: () => Promise.reject(new Error('broken')) });
  await expect(run([heard(2, { ended: [span(0, 2)] })], failing)).rejects.toThrow('broken');
});

test('the last word of a reading may be incomplete', () => {
  expect([firmPart('', 'a b'), firmPart('a b', 'a b c'), firmPart('a b c', 'a b c'), firmPart('a b', 'x b')]).toEqual([
    0, 1, 3, 0,
  ]);
});
