import { segmentAt } from './paragraphs';
import { revealPassage } from './reveal';
import type { SessionStore } from '#lib/client/session/session-store';

/** Times are rounded to a millisecond, so a moment may lie just before its passage. */
const rounding_s = 0.001;

/** Marks the passage at a moment, scrolls it into view and focuses it. */
export function showPassage(store: SessionStore, seconds: number): void {
  const { view, setPlayback } = store.getState();
  const time_s = seconds + rounding_s;
  const id = view.segments[segmentAt(view.segments, time_s)]?.id;
  setPlayback({ time_s });
  if (id !== undefined) void focusPassage(store, id);
}

/** Scrolls a passage into view and focuses it. */
export async function focusPassage(store: SessionStore, id: number): Promise<void> {
  const passage = await revealPassage(store, id);
  if (!passage) return;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  passage.focus({ preventScroll: true });
  passage.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
}
