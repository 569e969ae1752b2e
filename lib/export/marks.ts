import type { LiveMark, SessionView } from '#lib/events/view';

/** What whoever recorded marked, and where they paused, in order of time. */
export function marksOf({ live }: SessionView): readonly LiveMark[] {
  return live?.marks ?? [];
}

export function wordsOfMark({ kind, text }: LiveMark): string {
  return kind === 'pause' ? 'Recording paused' : text || 'Marked';
}
