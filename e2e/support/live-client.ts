import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { samplePath, type SampleId } from './audio.ts';
import { cutSound } from '#lib/audio/write/sound-cut';
import type { Problem } from '#lib/base/errors';
import type { Fact } from '#lib/events/facts';

/** Speech in the form that a device records. */
export interface Talk {
  pcm: Buffer;
  sample_rate_hz: number;
}

/** A part of one of the samples, at its own rate, in one channel. */
export async function talkOf(sample: SampleId, from_s: number, to_s: number): Promise<Talk> {
  const folder = mkdtempSync(join(tmpdir(), 'undertone-talk-'));
  try {
    const wav_path = join(folder, 'part.wav');
    await cutSound({ path: samplePath(sample), from_s, to_s, wav_path }, new AbortController().signal);
    const wav = readFileSync(wav_path);
    const [channels, sample_rate_hz] = [wav.readUInt16LE(22), wav.readUInt32LE(24)];
    const pcm = wav.subarray(44);
    if (channels === 1) return { pcm, sample_rate_hz };
    const mono = Buffer.alloc(pcm.length / 2);
    for (let at = 0; at + 4 <= pcm.length; at += 4)
      mono.writeInt16LE((pcm.readInt16LE(at) + pcm.readInt16LE(at + 2)) >> 1, at / 2);
    return { pcm: mono, sample_rate_hz };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In frames of this many milliseconds. */
export function framesOf({ pcm, sample_rate_hz }: Talk, ms = 100, channels = 1): Buffer[] {
  const bytes = 2 * channels * Math.round((sample_rate_hz * ms) / 1_000);
  return Array.from({ length: Math.ceil(pcm.length / bytes) }, (_, index) =>
    pcm.subarray(index * bytes, (index + 1) * bytes),
  );
}

const events = [
  'analysis_update',
  'analysis_partial',
  'progress_update',
  'analysis_error',
  'complete',
  'live_update',
] as const;

export type Answer = { session_id?: string; next_frame?: number; seq?: number; error?: Problem };

/** A connection to a server, of a client that records or views. */
export class LiveClient {
  readonly socket: Socket;
  readonly facts: Fact[] = [];
  readonly shown: { data: unknown; at: number }[] = [];
  /** When each fact came, by `seq`; in ms. */
  readonly cameAt = new Map<number, number>();
  readonly events: { event: string; body: { reason?: string; code?: string; count?: number } }[] = [];

  constructor(url: string, owner_token?: string) {
    this.socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      ...(owner_token === undefined ? {} : { extraHeaders: { authorization: `Bearer ${owner_token}` } }),
    });
    for (const event of events) {
      this.socket.on(event, (fact: Fact | { ephemeral: true; data: unknown }) => {
        if ('ephemeral' in fact) this.shown.push({ data: fact.data, at: performance.now() });
        else {
          this.facts.push(fact);
          this.cameAt.set(fact.seq, performance.now());
        }
      });
    }
    for (const event of ['live:notice', 'live:ended', 'session:viewers'])
      this.socket.on(event, (body: object) => this.events.push({ event, body }));
  }

  async ask(event: string, message: object = {}): Promise<Answer> {
    return (await this.socket.timeout(60_000).emitWithAck(event, message)) as Answer;
  }

  /** Sends frames from `from` on, at the pace of speech times `pace`; returns the last answer. */
  async say(
    frames: readonly Buffer[],
    { from = 0, to = frames.length, ms = 100, pace = Infinity } = {},
  ): Promise<Answer> {
    const began = performance.now();
    let answer: Answer = {};
    for (let frame = from; frame < to; frame++) {
      const wait = began + ((frame - from) * ms) / pace - performance.now();
      if (wait > 0) await sleep(wait);
      answer = await this.ask('live:audio', { frame, pcm: frames[frame] });
      if (answer.error) return answer;
    }
    return answer;
  }

  async until(found: (fact: Fact) => boolean, ms = 60_000): Promise<Fact> {
    const end = performance.now() + ms;
    for (;;) {
      const fact = this.facts.find(found);
      if (fact) return fact;
      if (performance.now() > end)
        throw new Error(`nothing of that kind came; there were ${this.facts.map(({ type }) => type).join(', ')}`);
      await sleep(20);
    }
  }

  close(): void {
    this.socket.close();
  }
}
