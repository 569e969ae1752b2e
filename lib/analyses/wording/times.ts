import { knowsEnds, type TimeSource } from '#lib/base/times';

/** Why no length, rate or gap may be measured by the times of this transcript, in a sentence; null where they may. */
export function whyNoLengths({ times }: { times: TimeSource }): string | null {
  if (knowsEnds(times)) return null;
  return times === 'starts'
    ? 'The transcript says when each passage begins, not when it ends.'
    : 'The transcript has no times.';
}
