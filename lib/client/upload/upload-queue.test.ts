import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { UploadOptions, UploadOutcome } from './contract.ts';
import type { Sendable } from './upload.ts';
import { UploadQueue } from './upload-queue.ts';

const file = (name: string): Sendable => ({ name, size: 3, content: 'abc' });

/** An upload that ends on demand. */
function uploads() {
  const going: { name: string; options: UploadOptions; end: (outcome: UploadOutcome) => void }[] = [];
  const send = ({ name }: Sendable, options: UploadOptions): Promise<UploadOutcome> =>
    new Promise((end) => {
      options.signal.addEventListener('abort', () => end({ kind: 'cancelled' }));
      going.push({ name, options, end });
    });
  return { going, send };
}

test('files are sent one at a time, and a refused one does not stop the others', async () => {
  const { going, send } = uploads();
  const queue = new UploadQueue(send);
  const states = (): string[] => queue.list().map(({ file, state }) => `${file.name} ${state.kind}`);
  queue.add([file('a'), file('b'), file('c')]);
  expect(states()).toEqual(['a sending', 'b waiting', 'c waiting']);
  going[0]?.options.onProgress({ sent: 2, total: 3 });
  expect(queue.list()[0]?.state).toEqual({ kind: 'sending', progress: { sent: 2, total: 3 } });
  going[0]?.end({ kind: 'refused', sentence: 'Not audio.' });
  await setTimeout(0);
  expect(states()).toEqual(['a refused', 'b sending', 'c waiting']);
  queue.add([file('d')]);
  going[1]?.end({ kind: 'created', session_id: 'two' });
  await setTimeout(0);
  expect(states()).toEqual(['a refused', 'b taken', 'c sending', 'd waiting']);
  expect(going.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});

test('one is cancelled during or before sending, and tried again', async () => {
  const { going, send } = uploads();
  const queue = new UploadQueue(send);
  queue.add([file('a'), file('b'), file('c')]);
  const [a, b] = queue.list();
  queue.cancel(b?.key ?? 0);
  queue.cancel(a?.key ?? 0);
  await setTimeout(0);
  expect(queue.list().map(({ state }) => state.kind)).toEqual(['cancelled', 'cancelled', 'sending']);
  queue.retry(a?.key ?? 0);
  expect(queue.list()[0]?.state.kind).toBe('waiting');
  going[1]?.end({ kind: 'created', session_id: 'three' });
  await setTimeout(0);
  expect(going.map(({ name }) => name)).toEqual(['a', 'c', 'a']);
  going[2]?.end({ kind: 'created', session_id: 'one' });
  await setTimeout(0);
  expect(queue.isWorking).toBe(false);
  // An accepted file is not tried again.
  queue.retry(a?.key ?? 0);
  expect(queue.isWorking).toBe(false);
});

test('a new choice replaces finished files, but not refused ones', async () => {
  const { going, send } = uploads();
  const queue = new UploadQueue(send);
  let heard = 0;
  const stop = queue.subscribe(() => heard++);
  queue.add([file('a'), file('b')]);
  going[0]?.end({ kind: 'created', session_id: 'one' });
  await setTimeout(0);
  going[1]?.end({ kind: 'refused', sentence: 'Too large.' });
  await setTimeout(0);
  queue.add([file('c')]);
  expect(queue.list().map(({ file }) => file.name)).toEqual(['b', 'c']);
  const last = queue.sendOne(file('d'));
  going[2]?.end({ kind: 'created', session_id: 'three' });
  await setTimeout(0);
  going[3]?.end({ kind: 'created', session_id: 'four' });
  expect(await last).toBe(true);
  const lost = queue.sendOne(file('e'));
  queue.cancel(queue.list().at(-1)?.key ?? 0);
  expect(await lost).toBe(false);
  queue.add([file('f')]);
  stop();
  const before = heard;
  queue.clear();
  expect(queue.list().map(({ file }) => file.name)).toEqual(['f']);
  expect(heard).toBe(before);
});
