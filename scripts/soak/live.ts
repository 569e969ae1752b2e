import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { talkOf } from '#e2e/support/live-client';
import { createLiveListener } from '#lib/audio/live/live-listener';
import { LiveFrameWriter } from '#lib/audio/live/live-frames';
import { MemoryLog } from '#lib/events/memory-log';
import { LiveTalk } from '#lib/live/talk';
import { scriptedStream } from '#lib/live/testing/scripted';
import { createAnalysisPool } from '#lib/pipeline/analysis-pool';
import { newId } from '#lib/sessions/ids';
import { canReadMemory, readMemory } from '#scripts/bench/process-memory';
import type { Measure } from '#scripts/bench/measures';

const hours = 2;
/** After this much sound, in seconds, models are loaded and caches are full. */
const settled_s = 1_200;

/**
 * Two hours of live sound as fast as possible: memory of the listening process and of this one, which holds the
 * server's state of it.
 */
export async function live(): Promise<Measure[]> {
  const work_dir = await mkdtemp(join(tmpdir(), 'undertone-live-soak-'));
  const [liveListener, pool, log, session_id] = [createLiveListener(), createAnalysisPool(), new MemoryLog(), newId()];
  const { pcm, sample_rate_hz } = await talkOf('planning', 0, 59);
  const second = 2 * sample_rate_hz;
  const folder = join(work_dir, 'frames');
  const writer = await LiveFrameWriter.open(folder);
  let [heard_s, flac_bytes] = [0, 0];
  const talk = new LiveTalk({
    ...{
      head: {
        session_id,
        owner_id: session_id,
        sample_rate_hz,
        channels: 1 as const,
        started_at: Date.now(),
        stopped: false,
      },
      folder,
      work_dir,
      liveListener,
      log,
    },
    known: { until_s: 0, next_id: 0 },
    speech: scriptedStream(),
    readings: { pool, context: {}, voice_inference: true },
    logger: pino({ level: 'error' }),
    onHeard: (heard) => ([heard_s, flac_bytes] = [heard.heard_s, heard.flac_bytes]),
  });
  const memory = (): { liveListener: number; whole: number } | null => {
    const [pid] = liveListener.pids;
    return canReadMemory && pid !== undefined
      ? { liveListener: readMemory(pid).rss_mb, whole: readMemory(process.pid).rss_mb }
      : null;
  };
  const readingsOf = async (): Promise<number> =>
    (await log.read(session_id, 0, 1e6)).filter(({ type }) => type === 'result').length;
  try {
    let [early, earlyResults]: [ReturnType<typeof memory>, number] = [null, 0];
    const total_s = hours * 3_600;
    for (let at_s = 0; at_s < total_s; at_s++) {
      const from = (at_s % 58) * second;
      await writer.append(at_s, pcm.subarray(from, from + second));
      if (at_s % 20 === 19) {
        talk.wake();
        await talk.caughtUp();
      }
      if (at_s === settled_s) [early, earlyResults] = [memory(), await readingsOf()];
    }
    await talk.caughtUp();
    const late = memory();
    const grown = (of: 'liveListener' | 'whole'): number | null => (early && late ? late[of] - early[of] : null);
    const facts = await log.read(session_id, 0, 1e6);
    return [
      { what: `live, ${hours} hours of sound: heard`, unit: 's', target: null, measured: heard_s },
      {
        what: `live, ${hours} hours: memory of the ears beyond that after 20 minutes`,
        unit: 'MB',
        target: 80,
        measured: grown('liveListener'),
      },
      {
        what: `live, ${hours} hours: memory of all processes beyond that`,
        unit: 'MB',
        target: 250,
        measured: grown('whole'),
      },
      { what: `live, ${hours} hours: file`, unit: 'MB', target: 1_000, measured: flac_bytes / 1e6 },
      {
        what: `live, ${hours} hours: results so far, after 20 minutes`,
        unit: 'times',
        target: null,
        measured: earlyResults,
      },
      {
        what: `live, ${hours} hours: results so far, in all`,
        unit: 'times',
        target: null,
        measured: await readingsOf(),
      },
      {
        what: `live, ${hours} hours: facts`,
        unit: 'MB',
        target: null,
        measured: facts.reduce((sum, fact) => sum + JSON.stringify(fact).length, 0) / 1e6,
      },
    ];
  } finally {
    await writer.close();
    await talk.end();
    await Promise.all([liveListener.close(), pool.close()]);
    await rm(work_dir, { recursive: true, force: true });
  }
}
