import { knowsEnds, type TimeSource } from '#lib/base/times';

/** Why lengths, rates and gaps cannot be derived from the times of this transcript, in a sentence; null if they can. */
export function whyNoLengths({ times }: { times: TimeSource }): string | null {
  if (knowsEnds(times)) return null;
  return times === 'starts'
    ? 'The transcript says when each passage begins, not when it ends.'
    : 'The transcript has no times.';
}
