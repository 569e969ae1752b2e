import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AsyncQueue } from './async-queue.ts';
import type { ListenRequest, Listener, Listening, MediaInfo, SpeechSpan } from './contract.ts';
import type { MediaMethods } from './media-child.ts';
import { AppError, isAbort, isAppError } from '#lib/base/errors';
import type { ProcessLimits } from '#lib/base/workers/process-limits';
import { WorkerError, WorkerPool } from '#lib/base/workers/worker-pool';

const decoder = new URL('./media-child.ts', import.meta.url);
/** In ms. A good file opens in milliseconds, and within this time on a busy machine. */
const probeTimeoutMs = 8_000;
/** In ms: enough to find the last minute of hours of sound. */
const cutTimeoutMs = 60_000;
/**
 * Decoding without progress for this long, in ms, hangs. Progress counts, not speed, so a busy machine is not taken for
 * a hang.
 */
const longestSilenceMs = 15_000;
/** A child with more memory than this after a task, in bytes, is replaced. */
const grownRss = 220e6;
/**
 * The same for a child that has used this much processor time, in seconds, so that its limit never meets a running
 * task.
 */
const usedUp_s = 600;
/** Processor time per second of sound with all measurements: 0.015 s in stereo, 0.06 s in eight channels at 192 kHz. */
const costliest = 0.2;

export interface ListenerOptions {
  maxAudioMinutes: number;
  /** Recordings decoded at once; more wait. Default 2. */
  maxAtOnce?: number;
  /** Longest time without progress of a decoder, in ms. Default 15,000. */
  stallMs?: number;
  /** Folder with the `ffmpeg` and `ffprobe` to use instead of the in-process FFmpeg. */
  ffmpeg?: string | undefined;
  /** The decoder's script; tests replace it with one that misbehaves. */
  script?: URL;
}

/** The parent's side of the decoder. One child stays warm; a crash or hang affects one recording. */
export function createListener({
  maxAudioMinutes,
  maxAtOnce = 2,
  stallMs = longestSilenceMs,
  ffmpeg: folder,
  script = decoder,
}: ListenerOptions): Listener & { readonly pids: number[] } {
  const limits = decoderLimits(maxAudioMinutes);
  const ffmpeg = folder ?? null;
  const listening = new WorkerPool<MediaMethods>({ script, kind: 'process', min: 1, max: maxAtOnce, limits });
  // A pool of its own, so that a new upload is answered within a second even while all decoders are busy.
  const probing = new WorkerPool<MediaMethods>({ script, kind: 'process', min: 0, max: 1, limits });

  return {
    get pids() {
      return [...listening.pids, ...probing.pids];
    },
    warm: () => listening.warm(),
    async probe(path: string): Promise<MediaInfo> {
      try {
        return await (listening.hasIdle ? listening : probing).run(
          'probe',
          { path, maxAudioMinutes, ffmpeg },
          { timeoutMs: probeTimeoutMs },
        );
      } catch (error) {
        throw decoderError(error);
      }
    },
    async cut(part, signal) {
      try {
        await (listening.hasIdle ? listening : probing).run(
          'cut',
          { ...part, ffmpeg },
          { signal, timeoutMs: cutTimeoutMs },
        );
      } catch (error) {
        throw decoderError(error);
      }
    },
    listen: (request) => listen(listening, request, { maxAudioMinutes, stallMs, ffmpeg }),
    async close() {
      await Promise.all([listening.close(), probing.close()]);
    },
  };
}

function listen(
  pool: WorkerPool<MediaMethods>,
  request: ListenRequest,
  { maxAudioMinutes, stallMs, ffmpeg }: { maxAudioMinutes: number; stallMs: number; ffmpeg: string | null },
): Listening {
  const { path, work_dir, peaks_path, playable_path, signal, on_progress, on_written } = request;
  const pcm_path = join(work_dir, 'speech-16k.pcm');
  const channel_pcm_paths = [1, 2].map((channel) => join(work_dir, `channel-${channel}-16k.pcm`));
  const spans = new AsyncQueue<SpeechSpan>();
  let opened: (info: MediaInfo) => void = () => undefined;
  const run = async () => {
    try {
      const output = await pool.run(
        'listen',
        { path: await path, pcm_path, channel_pcm_paths, peaks_path, playable_path, maxAudioMinutes, ffmpeg },
        {
          signal,
          stallMs,
          on: (event) => {
            if (event.event === 'opened') opened(event.info);
            else if (event.event === 'span') spans.push(event.span);
            else on_progress?.(event.decoded_s);
          },
        },
      );
      spans.end();
      if (output.rss > grownRss || output.cpu_s > usedUp_s) pool.recycle(output.pid);
      return output;
    } catch (error) {
      const failure = decoderError(error);
      spans.end(failure);
      await Promise.all([peaks_path, playable_path, `${playable_path}.part`].map((file) => rm(file, { force: true })));
      throw failure;
    }
  };
  const output = run();
  const info = new Promise<MediaInfo>((resolve, reject) => {
    opened = resolve;
    output.catch(reject);
  });
  const measured = output.then((result) => result.measured);
  const tracks = output.then((result) => result.tracks);
  const speakers = output.then((result) => result.speakers);
  const stored = output.then(() => on_written?.());
  // Callers get the failure; unused promises must not be unhandled rejections.
  for (const promise of [info, measured, tracks, speakers, stored]) promise.catch(() => undefined);
  return { pcm_path, channel_pcm_paths, info, spans, measured, tracks, speakers, stored };
}

/** AppErrors and aborts stay unchanged. */
function decoderError(error: unknown): Error {
  if (isAppError(error) || (error instanceof Error && isAbort(error))) return error;
  const hung = error instanceof WorkerError && (error.reason === 'stalled' || error.reason === 'timeout');
  if (error instanceof WorkerError && error.reason === 'closed')
    return new AppError('shutting_down', {}, { cause: error });
  return new AppError('decoder_failed', { reason: hung ? 'stalled' : 'crashed' }, { cause: error });
}
/**
 * The decoder alone maps 5.7 GB, most of it never touched, and may write to 0.7 GB; an hour of sound adds 60 MB to
 * that.
 */
function decoderLimits(maxAudioMinutes: number): ProcessLimits {
  return { data_bytes: 1.5e9, address_bytes: 16e9, cpu_s: usedUp_s + maxAudioMinutes * 60 * costliest };
}
