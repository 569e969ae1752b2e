import { open as openFile } from 'node:fs/promises';
import type { experimental_streamTranscribe } from 'ai';
import { AsyncQueue } from '#lib/audio/async-queue';
import type { SpeechSpan } from '#lib/audio/contract';
import type { RecognisedSegment } from '#lib/speech/contract';
import type { LiveSound, StreamJob, StreamUpdate } from '#lib/speech/live-contract';
import { byteAt } from './wav.ts';

/** What an endpoint tells of one utterance while it hears it. */
export type UtterancePart = Extract<StreamPart, { type: `transcript-${string}` }>;
type StreamPart =
  ReturnType<typeof experimental_streamTranscribe>['fullStream'] extends AsyncIterable<infer Part> ? Part : never;

export interface UtteranceEars {
  /** Hears one utterance as it is said: 16 kHz, mono, 16-bit little-endian. Throws where the endpoint fails. */
  listen(audio: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncIterable<UtterancePart>;
  /** What the endpoint could not hear, read on this machine; null where there are no words. */
  standIn(piece: SpeechSpan, signal: AbortSignal): Promise<Omit<RecognisedSegment, 'id'> | null>;
}

/** After so many failures in a row utterances are not sent for so long. */
const mostFailures = 2;
const restMs = 30_000;
/** From the end of an utterance to its text. */
const longestWaitMs = 5_000;
/** A server that does not tell how sure it is. */
const confidence = 1;

/**
 * Words while somebody speaks, by an endpoint that streams: each utterance is a stream of its own, sent while it is
 * said. The cut is ours, so that ids, pauses and speakers are those of every other engine.
 */
export async function* streamUtterances(
  { sound, first_id, signal, ...files }: StreamJob,
  ears: UtteranceEars,
  now: () => number = () => performance.now(),
): AsyncGenerator<StreamUpdate, void, undefined> {
  const stop = new AbortController();
  const updates = new AsyncQueue<StreamUpdate>();
  const utterances = new Utterances({
    files,
    ears,
    updates,
    signal: AbortSignal.any([signal, stop.signal]),
    first_id,
    now,
  });
  const listening = (async () => {
    try {
      for await (const heard of sound) await utterances.hear(heard);
      await utterances.settled();
      updates.end();
    } catch (error) {
      updates.end(error instanceof Error ? error : new Error('the sound failed', { cause: error }));
    }
  })();
  try {
    yield* updates;
  } finally {
    stop.abort();
    await listening;
  }
}

interface UtterancesOptions {
  files: Pick<StreamJob, 'pcm_path' | 'channel_pcm_paths'>;
  ears: UtteranceEars;
  updates: AsyncQueue<StreamUpdate>;
  signal: AbortSignal;
  first_id: number;
  now: () => number;
}

class Utterances {
  readonly #files: Pick<StreamJob, 'pcm_path' | 'channel_pcm_paths'>;
  readonly #ears: UtteranceEars;
  readonly #updates: AsyncQueue<StreamUpdate>;
  readonly #signal: AbortSignal;
  readonly #now: () => number;
  #nextId: number;
  /** What is being said, by channel and start. */
  readonly #open = new Map<string, Utterance>();
  readonly #settling = new Set<Promise<void>>();
  #failures = 0;
  #failedAt = -Infinity;

  constructor({ files, ears, updates, signal, first_id, now }: UtterancesOptions) {
    this.#files = files;
    this.#ears = ears;
    this.#updates = updates;
    this.#signal = signal;
    this.#nextId = first_id;
    this.#now = now;
  }

  async hear({ ended, open }: LiveSound): Promise<void> {
    for (const span of ended) {
      const [id, known] = [this.#nextId++, this.#open.get(keyOf(span))];
      this.#open.delete(keyOf(span));
      // One that was cut further back than it was sent has heard what belongs to the next.
      const isOver = known !== undefined && known.sent_s > span.end_s + 0.05;
      if (isOver) known.giveUp();
      const utterance = known && !isOver ? known : this.#begin(span);
      await utterance?.send(span.end_s);
      const settling = this.#settle(id, span, utterance);
      this.#settling.add(settling);
      void settling.finally(() => this.#settling.delete(settling)).catch(() => undefined);
    }
    for (const span of open) {
      const key = keyOf(span);
      if (!this.#open.has(key)) {
        const begun = this.#begin(span);
        if (!begun) continue;
        this.#open.set(key, begun);
      }
      await this.#open.get(key)?.send(span.end_s);
    }
  }

  async settled(): Promise<void> {
    for (const utterance of this.#open.values()) utterance.giveUp();
    await Promise.all(this.#settling);
  }

  /** null while the endpoint rests. */
  #begin({ start_s, channel }: SpeechSpan): Utterance | null {
    if (this.#failures >= mostFailures && this.#now() - this.#failedAt < restMs) return null;
    const { pcm_path, channel_pcm_paths } = this.#files;
    const path = channel === undefined ? pcm_path : (channel_pcm_paths[channel - 1] ?? pcm_path);
    return new Utterance({
      path,
      start_s,
      ears: this.#ears,
      signal: this.#signal,
      onOpen: (text, firm_chars) => this.#updates.push({ kind: 'open', text, firm_chars, start_s }),
    });
  }

  async #settle(id: number, span: SpeechSpan, utterance: Utterance | null): Promise<void> {
    const segment = await this.#read(span, utterance);
    if (this.#signal.aborted) return;
    if (segment) this.#updates.push({ kind: 'settled', segment: { ...segment, id }, replaces: [] });
    else this.#updates.push({ kind: 'open', text: '', firm_chars: 0, start_s: span.start_s });
  }

  async #read(span: SpeechSpan, utterance: Utterance | null): Promise<Omit<RecognisedSegment, 'id'> | null> {
    try {
      if (!utterance) return await this.#ears.standIn(span, this.#signal);
      const text = await utterance.text();
      this.#failures = 0;
      return text === '' ? null : { ...span, speaker: span.speaker ?? null, text, confidence };
    } catch {
      if (this.#signal.aborted) return null;
      this.#failures += 1;
      this.#failedAt = this.#now();
      return this.#ears.standIn(span, this.#signal);
    }
  }
}

interface UtteranceOptions {
  path: string;
  start_s: number;
  ears: UtteranceEars;
  signal: AbortSignal;
  onOpen: (text: string, firm_chars: number) => void;
}

/** One stream. */
class Utterance {
  readonly #path: string;
  readonly #stop = new AbortController();
  readonly #sound: WritableStreamDefaultWriter<Uint8Array>;
  readonly #told: Promise<string>;
  /** Up to here the endpoint has it. */
  sent_s: number;

  constructor({ path, start_s, ears, signal, onOpen }: UtteranceOptions) {
    this.#path = path;
    this.sent_s = start_s;
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    this.#sound = writable.getWriter();
    this.#sound.closed.catch(() => undefined);
    this.#told = textOf(ears.listen(readable, AbortSignal.any([signal, this.#stop.signal])), onOpen);
    this.#told.catch(() => undefined);
  }

  /** Sends what was said since. */
  async send(until_s: number): Promise<void> {
    const [from, to] = [byteAt(this.sent_s), byteAt(until_s)];
    if (to <= from) return;
    this.sent_s = until_s;
    // Nobody who speaks waits for the endpoint.
    void this.#sound.write(await readBytes(this.#path, from, to)).catch(() => undefined);
  }

  /** All of it, once nothing more is said. */
  async text(): Promise<string> {
    void this.#sound.close().catch(() => undefined);
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error('the endpoint does not answer')), longestWaitMs);
    try {
      return await Promise.race([this.#told, late.promise]);
    } finally {
      clearTimeout(timer);
      this.#stop.abort();
    }
  }

  giveUp(): void {
    this.#stop.abort();
    void this.#sound.abort().catch(() => undefined);
  }
}

/** Deltas are added and stand firm, a partial text takes the place of the last, a final one of both. */
async function textOf(
  parts: AsyncIterable<UtterancePart>,
  onOpen: (text: string, firm_chars: number) => void,
): Promise<string> {
  let firm = '';
  const finals: string[] = [];
  for await (const part of parts) {
    if (part.type === 'transcript-final') {
      finals.push(part.text.trim());
      firm = '';
    } else if (part.type === 'transcript-delta') firm += part.delta;
    const before = finals.join(' ');
    const sure = [before, firm.trim()].filter((text) => text !== '').join(' ');
    const text = part.type === 'transcript-partial' ? [before, part.text.trim()].join(' ').trim() : sure;
    if (text !== '') onOpen(text, Math.min(sure.length, text.length));
  }
  return [...finals, firm.trim()].filter((text) => text !== '').join(' ');
}

function keyOf({ channel = 0, start_s }: SpeechSpan): string {
  return `${channel} ${start_s}`;
}

async function readBytes(path: string, from: number, to: number): Promise<Uint8Array> {
  const file = await openFile(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from);
    return new Uint8Array(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
