import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SessionContext } from '#lib/analyses/session-context';
import { toAppError } from '#lib/base/errors';
import { follow } from '#lib/events/follow';
import type { EventLog } from '#lib/events/log';
import { MemoryLog } from '#lib/events/memory-log';
import { recordRun } from '#lib/runs/record-run';
import type { PipelineParts } from '#lib/pipeline/request';
import { getRuntime } from '#lib/runtime/runtime';
import { sseFormat } from './sse.ts';

export interface StreamOptions {
  /** Whether the file at `audioPath` is deleted when the run ends, however it ends. Default true. */
  deleteAudio?: boolean;
  /** Default: the running server's. */
  parts?: PipelineParts;
  /** Default: a new log in memory. */
  log?: EventLog;
  voiceInference?: boolean;
  signal?: AbortSignal;
}

/**
 * Analyses one file and yields the run's facts as Server-Sent Events frames, from the first `progress` to `complete`.
 * Leaving the loop early, or aborting `signal`, cancels the run. Temporary files are deleted when it ends.
 */
export async function* streamAnalysisPipeline(
  audioPath: string,
  sessionId: string,
  sessionContext: SessionContext = {},
  { deleteAudio = true, parts, log = new MemoryLog(), voiceInference, signal }: StreamOptions = {},
): AsyncGenerator<string, void, undefined> {
  const engines = parts ?? getRuntime().parts;
  const left = new AbortController();
  const stop = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  const work_dir = await mkdtemp(join(tmpdir(), 'undertone-'));
  const request = {
    audio_path: audioPath,
    work_dir,
    peaks_path: join(work_dir, 'peaks.json'),
    playable_path: join(work_dir, 'playable.mp3'),
    duration_hint_s: null,
    context: sessionContext,
    voice_inference: voiceInference ?? (parts ? true : getRuntime().settings.VOICE_INFERENCE === 'on'),
    signal: stop,
  };
  const broken = new AbortController();
  let failure: unknown = null;
  const run = recordRun(log, sessionId, request, engines).catch((error: unknown) => {
    failure = error;
    broken.abort();
  });
  try {
    for await (const fact of follow(log, sessionId, { until: 'complete', signal: broken.signal }))
      yield sseFormat(fact);
    if (failure !== null) throw toAppError(failure);
  } finally {
    left.abort();
    await run;
    await rm(work_dir, { recursive: true, force: true });
    if (deleteAudio) await rm(audioPath, { force: true });
  }
}
