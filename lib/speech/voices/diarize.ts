import { dimensions, standardise } from './cepstra.ts';
import { type Chunk, cluster } from './clustering.ts';
import { addFrames, likelihoods, noMoments } from './gaussian.ts';
import { voicePath } from './voice-path.ts';

/** Lengths of the initial chunks, in frames: several starts, of which the likeliest result is used. */
const starts = [200, 100, 150, 250, 300] as const;
/** The most chunks to cluster; of a long recording this many are used, evenly spaced. */
const mostChunks = 400;
const rounds = 3;
/**
 * The least gain over the penalty at which two voices are kept apart, up to 30 s of speech; more speech gives a higher
 * gain, even for one voice.
 */
const twoFrom = 1.75;
const calibratedFrames = 3_000;
const growth = 0.75;
/**
 * The least mean share of frames in which other starts agree with the best: 0.99 and more for two voices, 0.77 to 0.90
 * for one that was split.
 */
const agreementFrom = 0.92;
/** The least speech of a voice, in frames; less is a laugh or another noise. */
const leastOfVoice = 150;
/** The least speech for a decision on two voices, in frames. */
const leastSpeech = 500;

interface Found {
  path: Int8Array;
  score: number;
}

/** Consecutive frames of speech without a pause. */
export type Stretch = Chunk;

export interface Diarization {
  /** The voice of each frame, from 0; null if there is one voice, or they are too similar. */
  path: Int8Array | null;
  /**
   * The gain of two voices over the required one: below 1 there is one voice, or they are too similar. Infinity if the
   * number was given.
   */
  separation: number;
}

/**
 * Tells voices apart by their sound alone: Gaussians with full covariance over cepstra, joined from chunks of 1 to 3 s,
 * then the likeliest path. `frames` are those of speech only, and are changed; `stretches` separate them at pauses.
 * Without `voices` the result is one or two.
 */
export function diarize(
  frames: Float32Array,
  stretches: readonly Stretch[],
  voices: number | null = null,
): Diarization {
  const count = frames.length / dimensions;
  if (voices === 1 || count < leastSpeech) return { path: null, separation: 0 };
  standardise(frames);
  let separation = Infinity;
  const found: Found[] = [];
  for (const length of starts) {
    const chunks = evenly(chunksOf(stretches, length), mostChunks);
    if (chunks.length < (voices ?? 2)) continue;
    const { labels, gain } = cluster(frames, chunks, voices ?? 2);
    if (voices === null && length === starts[0]) {
      const used = chunks.reduce((sum, { from, to }) => sum + to - from, 0);
      separation = gain / (twoFrom * Math.max(1, used / calibratedFrames) ** growth);
      if (separation < 1) return { path: null, separation };
    }
    found.push(refined(frames, chunks, labels, voices ?? 2));
  }
  const best = found.toSorted((a, b) => b.score - a.score)[0];
  if (!best) return { path: null, separation: 0 };
  if (voices === null && !agreed(found)) return { path: null, separation };
  const shares = Array.from({ length: voices ?? 2 }, (_, voice) =>
    best.path.reduce((sum, of) => sum + (of === voice ? 1 : 0), 0),
  );
  return shares.some((share) => share < leastOfVoice) ? { path: null, separation: 0 } : { path: best.path, separation };
}

/** Whether the other starts end like the best one: those of one voice that was split do not. */
function agreed(found: readonly Found[]): boolean {
  const [best, ...others] = found.toSorted((a, b) => b.score - a.score);
  if (!best) return false;
  const shares = others.map(({ path }) => {
    const same = path.reduce((sum, voice, frame) => sum + (voice === best.path[frame] ? 1 : 0), 0) / path.length;
    return Math.max(same, 1 - same);
  });
  return shares.reduce((sum, share) => sum + share, 0) >= agreementFrom * shares.length;
}

/** Gaussians of the labelled chunks, then of the likeliest path, a few times. */
function refined(frames: Float32Array, chunks: readonly Chunk[], labels: readonly number[], voices: number): Found {
  const count = frames.length / dimensions;
  const all = noMoments();
  addFrames(all, frames, 0, count);
  let parts: (Chunk & { voice: number })[] = chunks.map((chunk, index) => ({ ...chunk, voice: labels[index] ?? 0 }));
  let path: Int8Array = new Int8Array(count);
  let score = -Infinity;
  for (let round = 0; round < rounds; round++) {
    const lists = Array.from({ length: voices }, (_, voice) => {
      const moments = noMoments();
      for (const part of parts) if (part.voice === voice) addFrames(moments, frames, part.from, part.to);
      return likelihoods(frames, moments, all);
    });
    path = voicePath(lists, count);
    score = path.reduce((sum, voice, frame) => sum + (lists[voice]?.[frame] ?? 0), 0);
    parts = runsOf(path);
  }
  return { path, score };
}

/** Consecutive frames of one voice. */
export function runsOf(path: Int8Array): (Chunk & { voice: number })[] {
  const runs: (Chunk & { voice: number })[] = [];
  for (const [frame, voice] of path.entries()) {
    const last = runs.at(-1);
    if (last && last.voice === voice) last.to = frame + 1;
    else runs.push({ from: frame, to: frame + 1, voice });
  }
  return runs;
}

function chunksOf(stretches: readonly Stretch[], length: number): Chunk[] {
  return stretches
    .flatMap(({ from, to }) => {
      const parts = Math.max(1, Math.round((to - from) / length));
      return Array.from({ length: parts }, (_, part) => ({
        from: from + Math.floor(((to - from) * part) / parts),
        to: from + Math.floor(((to - from) * (part + 1)) / parts),
      }));
    })
    .filter(({ from, to }) => to - from > dimensions);
}

function evenly(chunks: readonly Chunk[], most: number): Chunk[] {
  if (chunks.length <= most) return [...chunks];
  return Array.from({ length: most }, (_, index) => chunks[Math.floor((index * chunks.length) / most)]).filter(
    (chunk) => chunk !== undefined,
  );
}
