import { open as openFile } from 'node:fs/promises';
import type { experimental_streamTranscribe } from 'ai';
import { AsyncQueue } from '#lib/audio/async-queue';
import type { SpeechSpan } from '#lib/audio/contract';
import type { RecognisedSegment } from '#lib/speech/contract';
import type { LiveSound, StreamJob, StreamUpdate } from '#lib/speech/live-contract';
import { byteAt } from './wav.ts';

/** The endpoint's reports during one utterance. */
export type UtterancePart = Extract<StreamPart, { type: `transcript-${string}` }>;
type StreamPart =
  ReturnType<typeof experimental_streamTranscribe>['fullStream'] extends AsyncIterable<infer Part> ? Part : never;

export interface UtteranceListener {
  /** Recognises one utterance while it is spoken: 16 kHz, mono, 16-bit little-endian. Throws if the endpoint fails. */
  listen(audio: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncIterable<UtterancePart>;
  /** Recognises on this machine what the endpoint could not; null if there are no words. */
  standIn(piece: SpeechSpan, signal: AbortSignal): Promise<Omit<RecognisedSegment, 'id'> | null>;
}

/** After this many consecutive failures utterances are not sent for a while. */
const mostFailures = 2;
const restMs = 30_000;
/** From the end of an utterance to its text, in ms. */
const longestWaitMs = 5_000;
/** For a server that gives no confidence. */
const confidence = 1;

/**
 * Live words by an endpoint that streams: each utterance is a stream of its own, sent while it is spoken. We cut the
 * utterances ourselves, so that ids, pauses and speakers are the same as with every other engine.
 */
export async function* streamUtterances(
  { sound, first_id, signal, ...files }: StreamJob,
  listener: UtteranceListener,
  now: () => number = () => performance.now(),
): AsyncGenerator<StreamUpdate, void, undefined> {
  const stop = new AbortController();
  const updates = new AsyncQueue<StreamUpdate>();
  const utterances = new Utterances({
    files,
    listener,
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
  listener: UtteranceListener;
  updates: AsyncQueue<StreamUpdate>;
  signal: AbortSignal;
  first_id: number;
  now: () => number;
}

class Utterances {
  readonly #files: Pick<StreamJob, 'pcm_path' | 'channel_pcm_paths'>;
  readonly #listener: UtteranceListener;
  readonly #updates: AsyncQueue<StreamUpdate>;
  readonly #signal: AbortSignal;
  readonly #now: () => number;
  #nextId: number;
  /** Unfinished utterances, by channel and start. */
  readonly #open = new Map<string, Utterance>();
  readonly #settling = new Set<Promise<void>>();
  #failures = 0;
  #failedAt = -Infinity;

  constructor({ files, listener, updates, signal, first_id, now }: UtterancesOptions) {
    this.#files = files;
    this.#listener = listener;
    this.#updates = updates;
    this.#signal = signal;
    this.#nextId = first_id;
    this.#now = now;
  }

  async hear({ ended, open }: LiveSound): Promise<void> {
    for (const span of ended) {
      const [id, known] = [this.#nextId++, this.#open.get(keyOf(span))];
      this.#open.delete(keyOf(span));
      // A piece that was cut before the end of the sent sound: its stream contains a part of the next piece.
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

  /** null while the endpoint is not called. */
  #begin({ start_s, channel }: SpeechSpan): Utterance | null {
    if (this.#failures >= mostFailures && this.#now() - this.#failedAt < restMs) return null;
    const { pcm_path, channel_pcm_paths } = this.#files;
    const path = channel === undefined ? pcm_path : (channel_pcm_paths[channel - 1] ?? pcm_path);
    return new Utterance({
      path,
      start_s,
      listener: this.#listener,
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
      if (!utterance) return await this.#listener.standIn(span, this.#signal);
      const text = await utterance.text();
      this.#failures = 0;
      return text === '' ? null : { ...span, speaker: span.speaker ?? null, text, confidence };
    } catch {
      if (this.#signal.aborted) return null;
      this.#failures += 1;
      this.#failedAt = this.#now();
      return this.#listener.standIn(span, this.#signal);
    }
  }
}

interface UtteranceOptions {
  path: string;
  start_s: number;
  listener: UtteranceListener;
  signal: AbortSignal;
  onOpen: (text: string, firm_chars: number) => void;
}

/** One stream. */
class Utterance {
  readonly #path: string;
  readonly #stop = new AbortController();
  readonly #sound: WritableStreamDefaultWriter<Uint8Array>;
  readonly #wholeText: Promise<string>;
  /** The sound up to here has been sent. */
  sent_s: number;

  constructor({ path, start_s, listener, signal, onOpen }: UtteranceOptions) {
    this.#path = path;
    this.sent_s = start_s;
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    this.#sound = writable.getWriter();
    this.#sound.closed.catch(() => undefined);
    this.#wholeText = textOf(listener.listen(readable, AbortSignal.any([signal, this.#stop.signal])), onOpen);
    this.#wholeText.catch(() => undefined);
  }

  /** Sends the sound since then. */
  async send(until_s: number): Promise<void> {
    const [from, to] = [byteAt(this.sent_s), byteAt(until_s)];
    if (to <= from) return;
    this.sent_s = until_s;
    // Not awaited, so that a slow endpoint does not delay live words.
    void this.#sound.write(await readBytes(this.#path, from, to)).catch(() => undefined);
  }

  /** The whole text, once the utterance has ended. */
  async text(): Promise<string> {
    void this.#sound.close().catch(() => undefined);
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error('the endpoint does not answer')), longestWaitMs);
    try {
      return await Promise.race([this.#wholeText, late.promise]);
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

/** Deltas are appended and firm, a partial text replaces the previous one, a final text replaces both. */
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
