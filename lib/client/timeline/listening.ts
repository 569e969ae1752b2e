import type { Segment } from '#lib/speech/contract';

/** A part of the recording, in seconds. */
export interface Stretch {
  start_s: number;
  end_s: number;
}

/** Settings of the playback. */
export interface Listening {
  speed: number;
  skipsSilence: boolean;
  /** The stretch that repeats. */
  loop: Stretch | null;
}

export const plainListening: Listening = { speed: 1, skipsSilence: false, loop: null };

/** Slowest first; between half and three times speech stays intelligible in browsers. */
export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

/** The next faster (1) or slower (-1) speed; the last one stays. */
export function speedAfter(speed: number, by: 1 | -1): number {
  const index = speeds.findIndex((known) => known >= speed);
  return speeds[Math.min(speeds.length - 1, Math.max(0, (index === -1 ? speeds.length - 1 : index) + by))] ?? speed;
}

/** Seconds kept of a pause on either side, so that words keep their beginning and a pause still sounds like one. */
const keptOfPause_s = 0.25;

/** Where to continue from inside a pause; null outside a pause, and close to its end. */
export function afterSilence(pauses: readonly Stretch[], time_s: number): number | null {
  const pause = pauses.find(
    ({ start_s, end_s }) => time_s >= start_s + keptOfPause_s && time_s < end_s - 2 * keptOfPause_s,
  );
  return pause ? pause.end_s - keptOfPause_s : null;
}

/** Where a loop restarts; null while the playback is inside it. Seeking outside leaves the loop. */
export function loopBack({ start_s, end_s }: Stretch, time_s: number): number | null {
  return time_s >= end_s || time_s < start_s - 0.5 ? start_s : null;
}

/** The passage that is playing, or the last one before. */
export function passageAt(segments: readonly Segment[], time_s: number): Stretch | null {
  const found = segments.findLast(({ start_s }) => start_s <= time_s + 0.02) ?? segments[0];
  return found ? { start_s: found.start_s, end_s: found.end_s } : null;
}

/** From the start of the first of these passages to the end of the last. */
export function stretchOf(segments: readonly Segment[], ids: readonly number[]): Stretch | null {
  const chosen = segments.filter(({ id }) => ids.includes(id));
  if (chosen.length === 0) return null;
  return {
    start_s: Math.min(...chosen.map(({ start_s }) => start_s)),
    end_s: Math.max(...chosen.map(({ end_s }) => end_s)),
  };
}
