import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Sound, silence } from './sounds.ts';
import type { Listener } from '#lib/audio/contract';

/** 16 kHz, the rate of the samples. */
export const callRate = 16_000;

interface SampleTurn {
  speaker: string;
  text: string;
  start_s: number;
  end_s: number;
}

/** The sound of a sample in the repository, and its turns with speaker and time. */
export interface SpokenSample {
  sound: Sound;
  turns: SampleTurn[];
}

/** Decodes a sample of public/samples into `folder`. */
export async function spokenSample(
  name: 'planning' | 'argument',
  listener: Listener,
  folder: string,
): Promise<SpokenSample> {
  const file = (extension: string): URL => new URL(`../../../public/samples/${name}.${extension}`, import.meta.url);
  const { turns } = JSON.parse(await readFile(file('json'), 'utf8')) as { turns: SampleTurn[] };
  const listening = listener.listen({
    path: fileURLToPath(file('mp3')),
    work_dir: folder,
    peaks_path: `${folder}/sample.peaks.json`,
    playable_path: `${folder}/sample.copy.mp3`,
    signal: new AbortController().signal,
  });
  await listening.measured;
  const bytes = await readFile(listening.pcm_path);
  return {
    sound: Float32Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readInt16LE(index * 2) / 32_768),
    turns,
  };
}

/**
 * A turn of a synthetic call: on its channel, `gap_s` after the end of the previous one; negative if it begins before
 * that ends.
 */
export interface CallTurn {
  turn: number;
  gap_s: number;
}

/** The truth about a synthetic call. */
export interface MadeCall {
  left: Sound;
  right: Sound;
  turns: (SampleTurn & { channel: 1 | 2 })[];
  overlap_s: number;
  /** Turns that begin at least 0.2 s before the other's end and continue after it. */
  interruptions: number;
}

const edge_s = 0.03;

/** Puts the turns of a sample on two channels, one per speaker, over the noise of two quiet rooms. */
export function madeCall({ sound, turns }: SpokenSample, plan: readonly CallTurn[]): MadeCall {
  const placed: MadeCall['turns'] = [];
  for (const { turn, gap_s } of plan) {
    const source = turns[turn];
    if (!source) throw new Error(`the sample has no turn ${turn}`);
    const start_s = (placed.at(-1)?.end_s ?? 0) + gap_s;
    placed.push({
      ...source,
      channel: source.speaker === turns[0]?.speaker ? 1 : 2,
      start_s,
      end_s: start_s + source.end_s - source.start_s,
    });
  }
  const length_s = Math.max(...placed.map(({ end_s }) => end_s)) + 1;
  const [left, right] = [room(length_s, 1), room(length_s, 2)];
  for (const [index, { channel, start_s }] of placed.entries()) {
    const source = turns[plan[index]?.turn ?? 0];
    if (source)
      add(
        channel === 1 ? left : right,
        sound.subarray(
          Math.round((source.start_s - edge_s) * callRate),
          Math.round((source.end_s + edge_s) * callRate),
        ),
        start_s - edge_s,
      );
  }
  let [overlap_s, interruptions] = [0, 0];
  for (const [index, { start_s, end_s }] of placed.entries()) {
    const before = placed[index - 1];
    const overlap = before ? Math.max(0, Math.min(end_s, before.end_s) - start_s) : 0;
    overlap_s += overlap;
    if (before && overlap >= 0.2 && end_s > before.end_s) interruptions += 1;
  }
  return { left, right, turns: placed, overlap_s, interruptions };
}

/**
 * `sound` with another one added: `db` quieter or louder and `delay_s` late, as in a headset, on a phone line or from a
 * loudspeaker.
 */
export function withBleeding(sound: Sound, other: Sound, db: number, delay_s = 0): Sound {
  const whole = sound.slice();
  add(
    whole,
    other.map((value) => value * 10 ** (db / 20)),
    delay_s,
  );
  return whole;
}

/** The mean of both. */
export function mixOf(left: Sound, right: Sound): Sound {
  return left.map((value, index) => (value + (right[index] ?? 0)) / 2);
}

function add(to: Sound, piece: Sound, at_s: number): void {
  const from = Math.round(at_s * callRate);
  for (let index = 0; index < piece.length && from + index < to.length; index++)
    to[from + index] = (to[from + index] ?? 0) + (piece[index] ?? 0);
}

/** Noise at -66 dBFS, different for each seed and the same in every run. */
function room(seconds: number, seed: number): Sound {
  let state = seed;
  return silence(seconds, callRate).map(() => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 10 ** (-66 / 20) * Math.sqrt(3) * (state / 2 ** 31 - 1);
  });
}
