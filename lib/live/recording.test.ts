import { appendFileSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveFrameReader, LiveFrameWriter, scanFrames } from '#lib/audio/live/live-frames';
import { toAppError } from '#lib/base/errors';
import { LiveFolders, type LiveHead } from './live-folders.ts';
import { Recording } from './recording.ts';

let dataDir: string;
let folders: LiveFolders;
let now = 1_000_000;
const head: LiveHead = {
  session_id: 'session',
  owner_id: 'owner',
  sample_rate_hz: 16_000,
  channels: 1,
  started_at: now,
  stopped: false,
};
const tenth = (value: number): Buffer => Buffer.alloc(3_200, value);
const opened = () =>
  Recording.open({ head, folders, limits: { max_s: 100, max_bytes: 1e9 }, now: () => now, onStored: () => undefined });

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'undertone-frames-'));
  folders = new LiveFolders(dataDir);
  now = head.started_at;
});
afterEach(() => rmSync(dataDir, { recursive: true }));

async function soundIn(folder: string): Promise<number[]> {
  const reader = new LiveFrameReader(folder);
  const values: number[] = [];
  for (let samples = await reader.next(); samples; samples = await reader.next()) values.push(samples[0] ?? -1);
  await reader.close();
  return values;
}

test('frames are stored once and in order, and a frame that a killed process stored in part does not count', async () => {
  const first = await opened();
  expect(await Promise.all([0, 1, 1, 0, 2, 9].map((frame) => first.take(frame, tenth(frame))))).toEqual([
    1, 2, 2, 2, 3, 3,
  ]);
  const folder = folders.pathOf('session');
  const [part = ''] = readdirSync(folder);
  // Killed in the middle of a frame that was never acknowledged.
  truncateSync(join(folder, part), 3 * 3_212 - 700);
  const second = await opened();
  expect(second.next_frame).toBe(2);
  expect(first.isReplaced).toBe(true);
  await expect(first.take(3, tenth(3))).rejects.toMatchObject({ code: 'live_taken' });
  expect([await second.take(2, tenth(7)), await second.take(3, tenth(8))]).toEqual([3, 4]);
  expect([await soundIn(folder), second.stored_s]).toEqual([[0, 1, 7, 8], 0.4]);
  expect(await scanFrames(folder)).toEqual({ next_frame: 4, bytes: 12_800 });
  await Promise.all([first.end(), second.end()]);
  await expect(second.take(4, tenth(4))).rejects.toMatchObject({ code: 'live_taken' });
});

test('of a frame that two processes stored the first counts, and invalid bytes end a file', async () => {
  const folder = folders.pathOf('session');
  const [a, b] = [await LiveFrameWriter.open(folder), await LiveFrameWriter.open(folder)];
  await a.append(0, tenth(1));
  await b.append(0, tenth(2));
  await b.append(1, tenth(3));
  await Promise.all([a.close(), b.close()]);
  for (const part of readdirSync(folder)) appendFileSync(join(folder, part), Buffer.alloc(50, 255));
  expect(await soundIn(folder)).toEqual([1, 3]);
});

test('a reader that waits at the end continues when there is more, also in the next file', async () => {
  const folder = folders.pathOf('session');
  const a = await LiveFrameWriter.open(folder);
  const reader = new LiveFrameReader(folder);
  expect(await reader.next()).toBeNull();
  await a.append(0, tenth(1));
  expect([(await reader.next())?.[0], await reader.next()]).toEqual([1, null]);
  const b = await LiveFrameWriter.open(folder);
  await b.append(1, tenth(2));
  expect([(await reader.next())?.[0], await reader.next()]).toEqual([2, null]);
  await Promise.all([a.close(), b.close(), reader.close()]);
});

test('a flood, sound ahead of time, and too long a recording are refused, and nothing else is lost', async () => {
  const recording = await opened();
  const answers = await Promise.allSettled(Array.from({ length: 100 }, (_, frame) => recording.take(frame, tenth(1))));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(64);
  expect(answers.at(-1)).toMatchObject({
    reason: { code: 'too_many_requests', message: expect.stringMatching(/64 pieces.*next_frame/) },
  });
  const second = Buffer.alloc(32_000);
  const stored = async (): Promise<string> => {
    for (;;) {
      const error = await recording.take(recording.next_frame, second).then(
        () => null,
        (caught: unknown) => toAppError(caught),
      );
      if (error) return error.code;
    }
  };
  expect([await stored(), Math.floor(recording.stored_s)]).toEqual(['too_many_requests', 59]);
  now += 3_600_000;
  expect([await stored(), Math.floor(recording.stored_s)]).toEqual(['audio_too_long', 99]);
  await recording.end();
});
