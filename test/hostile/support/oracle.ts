import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { createListener } from '#lib/audio/listener';
import { tone, writeWav } from '#lib/audio/testing/sounds';
import { isAppError } from '#lib/base/errors';
import type { ErrorCode } from '#lib/messages/errors';

/** The allowed outcomes for a hostile file, besides a recording of some seconds. */
const known: readonly ErrorCode[] = [
  'no_audio',
  'unsupported_media',
  'unreadable_audio',
  'audio_too_long',
  'audio_out_of_range',
  'decoder_failed',
];
/** The product promises an answer in 10 s; a busy machine gets more. */
const answerMs = 20_000;
/** The most memory of one decoder, in bytes. */
const mostMemory = 900e6;

export type Outcome = ErrorCode | number;

/** Decodes one file as a session's run would, and checks the promises that hold for every file. */
export async function outcomeOf(
  listener: ReturnType<typeof createListener>,
  folder: string,
  path: string,
): Promise<Outcome> {
  const work_dir = await mkdtemp(join(folder, 'work-'));
  const kept = await mkdtemp(join(folder, 'kept-'));
  const started = performance.now();
  try {
    await listener.probe(path);
    const listening = listener.listen({
      path,
      work_dir,
      peaks_path: join(kept, 'peaks.json'),
      playable_path: join(kept, 'playable.mp3'),
      signal: new AbortController().signal,
    });
    const { duration_s, levels } = await listening.measured;
    expect(Number.isFinite(duration_s)).toBe(true);
    expect(levels).toBeDefined();
    return duration_s;
  } catch (error) {
    if (!isAppError(error)) throw error;
    expect(known).toContain(error.code);
    expect(error.message).toMatch(/^[A-Z].{15,}\.$/s);
    expect(error.message).not.toContain(folder);
    expect(await readdir(kept), 'nothing of a refused file is left').toEqual([]);
    return error.code;
  } finally {
    expect(performance.now() - started).toBeLessThan(answerMs);
    for (const pid of listener.pids) expect(await peakMemory(pid)).toBeLessThan(mostMemory);
    await Promise.all([work_dir, kept].map((path_) => rm(path_, { recursive: true, force: true })));
  }
}

/** Whether a good clip can be decoded, after whatever came before it. */
export async function controlWorks(listener: ReturnType<typeof createListener>, folder: string): Promise<void> {
  const path = await writeWav(join(folder, 'control.wav'), 16_000, tone(440, 1, 16_000, -20));
  expect(await outcomeOf(listener, folder, path)).toBe(1);
}

/** 0 if the system does not tell. */
async function peakMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return 1024 * Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
}
