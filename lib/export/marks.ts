import type { LiveMark, SessionView } from '#lib/events/view';

/** The markers and pauses of a live recording, in order of time. */
export function marksOf({ live }: SessionView): readonly LiveMark[] {
  return live?.marks ?? [];
}

export function wordsOfMark({ kind, text }: LiveMark): string {
  return kind === 'pause' ? 'Recording paused' : text || 'Marked';
}
