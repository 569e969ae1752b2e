import { setTimeout as sleep } from 'node:timers/promises';
import { samplePath } from '#e2e/support/audio';
import type { TestServer } from '#e2e/support/server';
import { quantile } from '#lib/base/statistics';
import { firstLoadKilobytes, mostFirstLoadKilobytes } from './first-load.ts';
import { canReadMemory, MemoryWatch, readMemory } from './process-memory.ts';
import { hoursOfSpeech } from './recordings.ts';
import { timedRun } from './timed-run.ts';

/** One number with its target; `measured` is null if this system cannot measure it, and `note` says why. */
export interface Measure {
  what: string;
  unit: 'ms' | 's' | 'MB' | 'kB' | 'calls' | 'times' | '%' | 'nodes' | 'points';
  /** The most that is allowed; null: for information. */
  target: number | null;
  /** True if the target is a minimum. */
  least?: true;
  measured: number | null;
  note?: string;
}

/** Extra workers end after half a minute without work. */
const settleMs = 45_000;
export const notLinux = 'only Linux tells the memory of a process tree';

export async function firstFrame(server: TestServer): Promise<Measure[]> {
  const times: number[] = [];
  for (let run = 0; run < 10; run += 1) times.push((await timedRun(server.url, samplePath('planning'))).first_frame_ms);
  return [
    {
      what: 'first frame after the upload is in, median of 10',
      unit: 'ms',
      target: 50,
      measured: quantile(times, 0.5),
    },
  ];
}

export async function oneMinute(server: TestServer): Promise<Measure[]> {
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const { complete_ms, failed } = await timedRun(server.url, samplePath('argument'));
    if (failed.length > 0) throw new Error(`steps failed: ${failed.join(', ')}`);
    times.push(complete_ms / 1000);
  }
  return [{ what: '60 s of speech to all twelve, median of 5', unit: 's', target: 3, measured: quantile(times, 0.5) }];
}

/** An hour, with memory and event-loop delay during its transcription. */
export async function oneHour(server: TestServer): Promise<Measure[]> {
  const file = await hoursOfSpeech('one');
  using memory = canReadMemory ? new MemoryWatch(server.pid) : null;
  let delay: Promise<number> | null = null;
  const times = await timedRun(server.url, file, ({ data }) => {
    if (data.type === 'progress' && data.analysis_type === 'transcript') {
      // The first read resets the measurement, the second covers the transcription.
      delay = eventLoopDelay(server.url);
    }
  });
  const peak = memory?.peak;
  const idle = await idleMemory(server);
  return [
    {
      what: 'one hour of MP3: first words',
      unit: 's',
      target: 1,
      measured: times.first_words_ms === null ? null : times.first_words_ms / 1000,
    },
    { what: 'one hour of MP3: everything', unit: 's', target: 180, measured: times.complete_ms / 1000 },
    {
      what: 'one hour of MP3: peak memory of all processes (PSS)',
      unit: 'MB',
      target: 1600,
      measured: peak?.pss_mb ?? null,
      ...(peak ? {} : { note: notLinux }),
    },
    {
      what: 'one hour of MP3: the same as RSS',
      unit: 'MB',
      target: null,
      measured: peak?.rss_mb ?? null,
      ...(peak ? {} : { note: notLinux }),
    },
    {
      what: 'event-loop delay while transcribing, 99th percentile',
      unit: 'ms',
      target: 30,
      measured: await (delay ?? Promise.resolve(null)),
    },
    idle,
  ];
}

/** No more than for one hour: the target is that measurement. */
export async function threeHours(server: TestServer, oneHourMb: number | null): Promise<Measure[]> {
  const file = await hoursOfSpeech('three');
  using memory = canReadMemory ? new MemoryWatch(server.pid) : null;
  const times = await timedRun(server.url, file);
  return [
    { what: 'three hours of MP3: everything', unit: 's', target: null, measured: times.complete_ms / 1000 },
    {
      what: 'three hours of MP3: peak memory of all processes (PSS)',
      unit: 'MB',
      // Sampling and garbage collection vary by a few per cent.
      target: oneHourMb === null ? 1600 : Math.round(oneHourMb * 1.05),
      measured: memory?.peak.pss_mb ?? null,
      ...(memory ? {} : { note: notLinux }),
    },
  ];
}

async function idleMemory(server: TestServer): Promise<Measure> {
  const what = 'idle memory of all processes, 45 s after a run (PSS)';
  if (!canReadMemory) return { what, unit: 'MB', target: 900, measured: null, note: notLinux };
  await sleep(settleMs);
  return { what, unit: 'MB', target: 900, measured: readMemory(server.pid).pss_mb };
}

/** 99th percentile since the previous request. */
export async function eventLoopDelay(base: string): Promise<number> {
  const { event_loop_delay_p99_ms } = (await (await fetch(`${base}/api/health`)).json()) as {
    event_loop_delay_p99_ms: number;
  };
  return event_loop_delay_p99_ms;
}

export async function firstLoad(server: TestServer, path: string): Promise<Measure[]> {
  return [
    {
      what: 'first-load JavaScript of the session page, gzipped',
      unit: 'kB',
      target: mostFirstLoadKilobytes,
      measured: await firstLoadKilobytes(server.url, path),
    },
  ];
}
