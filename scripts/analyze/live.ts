import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { LiveShape } from '#lib/audio/write/flac-writer';
import { createListener } from '#lib/audio/listener';
import { createLiveListener } from '#lib/audio/live/live-listener';
import { LiveFrameWriter } from '#lib/audio/live/live-frames';
import { AppError } from '#lib/base/errors';
import { parseSettings } from '#lib/base/settings/settings';
import { follow } from '#lib/events/follow';
import { MemoryLog } from '#lib/events/memory-log';
import { readView } from '#lib/events/read-view';
import { recordRun } from '#lib/runs/record-run';
import { requireLiveRange } from '#lib/live/limits';
import { LiveTalk } from '#lib/live/talk';
import { createTextReader } from '#lib/pipeline/text-reader';
import { createAnalysisPool } from '#lib/pipeline/analysis-pool';
import { newId } from '#lib/sessions/ids';
import { createEmbeddedEngine } from '#lib/speech/moonshine/embedded-engine';
import { createDiarizer } from '#lib/speech/voices/diarizer';

/** Bytes before the samples of a WAV file that a recorder writes into a pipe. */
const wavHeaderBytes = 44;

/**
 * Reads 16-bit samples as they come and prints each fact as one JSON object per line; at the end the whole is read
 * again. Returns whether that succeeded.
 */
export async function analyzeLive(input: AsyncIterable<Buffer>, asked: LiveShape): Promise<boolean> {
  const settings = parseSettings(process.env);
  const parts = {
    listener: createListener({ maxAudioMinutes: settings.MAX_AUDIO_MINUTES }),
    speech: createEmbeddedEngine(),
    voices: createDiarizer(),
    readings: createAnalysisPool(),
    texts: createTextReader(),
  };
  const liveListener = createLiveListener();
  const work_dir = await mkdtemp(join(tmpdir(), 'undertone-'));
  const log = new MemoryLog();
  const session_id = newId();
  const voice_inference = settings.VOICE_INFERENCE === 'on';
  const printing = print(log, session_id);
  try {
    const { shape, sound } = await opened(input, asked);
    requireLiveRange(shape);
    const folder = join(work_dir, 'frames');
    const writer = await LiveFrameWriter.open(folder);
    const head = { session_id, owner_id: session_id, ...shape, started_at: Date.now(), stopped: false };
    const talk = new LiveTalk({
      ...{ head, folder, liveListener, log, work_dir },
      known: { until_s: 0, next_id: 0 },
      speech: parts.speech,
      readings: { pool: parts.readings, context: {}, voice_inference },
      logger: pino({ level: 'error' }, pino.destination(2)),
      onHeard: () => undefined,
    });
    await log.append(session_id, [{ type: 'live', event: 'started', at_s: 0 }]);
    const bytesPerSecond = 2 * shape.channels * shape.sample_rate_hz;
    let [frame, bytes] = [0, 0];
    for await (const samples of framesOf(sound, 2 * shape.channels, bytesPerSecond)) {
      await writer.append(frame++, samples);
      bytes += samples.length;
      talk.wake();
    }
    await writer.close();
    if (bytes === 0) throw new AppError('no_audio', { reason: 'nothing_piped' });
    await talk.listened();
    await talk.end();
    await log.append(session_id, [
      { type: 'live', event: 'stopped', at_s: Math.round((1_000 * bytes) / bytesPerSecond) / 1_000 },
    ]);
    await liveListener.finish(session_id);
    const paths = {
      audio_path: talk.flac_path,
      work_dir,
      peaks_path: join(work_dir, 'peaks.json'),
      playable_path: join(work_dir, 'playable.mp3'),
    };
    await recordRun(
      log,
      session_id,
      {
        ...paths,
        duration_hint_s: bytes / bytesPerSecond,
        context: {},
        voice_inference,
        signal: new AbortController().signal,
      },
      parts,
    );
    await printing.done;
    return (await readView(log, session_id)).status === 'completed';
  } finally {
    printing.stop();
    await Promise.all([
      parts.listener.close(),
      parts.speech.close(),
      parts.voices.close(),
      parts.readings.close(),
      parts.texts.close(),
      liveListener.close(),
    ]);
    await rm(work_dir, { recursive: true, force: true });
  }
}

function print(log: MemoryLog, session_id: string): { done: Promise<void>; stop: () => void } {
  const stop = new AbortController();
  const run = async (): Promise<void> => {
    for await (const fact of follow(log, session_id, { until: 'complete', signal: stop.signal }))
      process.stdout.write(`${JSON.stringify(fact)}\n`);
  };
  return { done: run(), stop: () => stop.abort() };
}

/** A WAV header wins over the options. */
async function opened(
  input: AsyncIterable<Buffer>,
  asked: LiveShape,
): Promise<{ shape: LiveShape; sound: AsyncIterable<Buffer> }> {
  const chunks = input[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  while (first.length < wavHeaderBytes) {
    const next = await chunks.next();
    if (next.done) break;
    first = Buffer.concat([first, next.value]);
  }
  const isWav = first.length >= wavHeaderBytes && first.toString('latin1', 0, 4) === 'RIFF';
  const channels = isWav ? first.readUInt16LE(22) : asked.channels;
  if (isWav && first.readUInt16LE(34) !== 16) throw new AppError('unsupported_media', { reason: 'not_16_bit' });
  if (channels !== 1 && channels !== 2) throw new AppError('audio_out_of_range', { reason: 'live_channels' });
  async function* sound(): AsyncGenerator<Buffer> {
    yield isWav ? first.subarray(wavHeaderBytes) : first;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  return { shape: { sample_rate_hz: isWav ? first.readUInt32LE(24) : asked.sample_rate_hz, channels }, sound: sound() };
}

/** Whole samples, at most a second at once. */
async function* framesOf(sound: AsyncIterable<Buffer>, unit: number, most: number): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of sound) {
    rest = Buffer.concat([rest, chunk]);
    for (let whole = rest.length - (rest.length % unit); whole > 0; whole = rest.length - (rest.length % unit)) {
      const length = Math.min(whole, most);
      yield rest.subarray(0, length);
      rest = rest.subarray(length);
    }
  }
}
