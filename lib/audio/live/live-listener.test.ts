import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { talkOf } from '#e2e/support/live-client';
import { createLiveListener, type LiveListener } from './live-listener.ts';
import { LiveFrameWriter } from './live-frames.ts';

let folder: string;
let liveListener: LiveListener;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-ears-'));
  liveListener = createLiveListener();
});
afterAll(async () => {
  await liveListener.close();
  await rm(folder, { recursive: true, force: true });
});

test('features of the recording so far are measured while listening continues', async () => {
  const { pcm, sample_rate_hz } = await talkOf('planning', 0, 12);
  const frames = join(folder, 'frames');
  const writer = await LiveFrameWriter.open(frames);
  const half = 2 * sample_rate_hz * 6;
  await liveListener.open({
    session_id: 'session',
    folder: frames,
    sample_rate_hz,
    channels: 1,
    pcm_path: join(folder, 'mix.pcm'),
    channel_pcm_paths: [],
    flac_path: join(folder, 'recording.flac'),
  });
  await writer.append(0, pcm.subarray(0, half));
  const heard = await liveListener.hear('session');
  await writer.append(1, pcm.subarray(half));
  const [first] = heard?.ended ?? [];
  expect(first).toBeDefined();
  const segments = [{ id: 0, start_s: first?.start_s ?? 0, end_s: first?.end_s ?? 0 }];
  const [measured, more] = await Promise.all([
    liveListener.measure({ session_id: 'session', segments, words: [] }),
    liveListener.hear('session'),
  ]);
  expect(measured?.measured).toMatchObject({ duration_s: expect.closeTo(6, 1) });
  expect(measured?.acoustics.overall.pitch_median_hz).toBeGreaterThan(80);
  expect(more?.heard_s).toBeCloseTo(12, 0);
  expect(await liveListener.measure({ session_id: 'another', segments, words: [] })).toBeNull();
  await writer.close();
});

test('the listening process stays as long as something is recorded, and ends soon after', async () => {
  const brief = createLiveListener({ idleMs: 200 });
  const shape = { sample_rate_hz: 16_000, channels: 1 } as const;
  const opened = (session_id: string): Promise<void> =>
    brief.open({
      session_id,
      folder: join(folder, session_id),
      ...shape,
      pcm_path: join(folder, `${session_id}.pcm`),
      channel_pcm_paths: [],
      flac_path: join(folder, `${session_id}.flac`),
    });
  try {
    await Promise.all([opened('one'), opened('other')]);
    const [pid] = brief.pids;
    await brief.forget('one');
    // A pause: longer than an idle process stays.
    await setTimeout(600);
    expect(brief.pids).toEqual([pid]);
    await brief.forget('other');
    await expect.poll(() => brief.pids, { timeout: 5_000 }).toEqual([]);
    await brief.forget('other');
    expect(brief.pids, 'none is started to forget').toEqual([]);
  } finally {
    await brief.close();
  }
});
