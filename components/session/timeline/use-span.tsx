import { useSession } from '#components/session/session-context';

/** The range of a chart over time, in seconds. */
export interface Span {
  from_s: number;
  to_s: number;
}

/**
 * The whole recording; for a given text with times, from its first passage on. `last_s` is the end of the drawn data.
 */
export function useSpan(last_s: number): Span {
  const audio_s = useSession((state) => state.view.audio_s);
  const first_s = useSession((state) => state.view.segments[0]?.start_s ?? 0);
  const end_s = useSession((state) => state.view.segments.at(-1)?.end_s ?? 0);
  return audio_s === null
    ? { from_s: Math.min(first_s, last_s), to_s: Math.max(end_s, last_s) }
    : { from_s: 0, to_s: audio_s };
}

/** The position of a moment in a chart, 0 to 1. */
export function placeOn({ from_s, to_s }: Span, time_s: number): number {
  return Math.min(1, Math.max(0, (time_s - from_s) / (to_s - from_s)));
}
