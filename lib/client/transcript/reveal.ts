import type { SessionStore } from '#lib/client/session/session-store';

/** Scrolls a passage into view, even if it is not rendered at the moment, and returns its element. */
export type Reveal = (segmentId: number) => Promise<HTMLElement | null>;

const reveals = new WeakMap<SessionStore, Reveal>();

/** Registers how passages of this page are revealed; call the result to unregister. */
export function provideReveal(store: SessionStore, reveal: Reveal): () => void {
  reveals.set(store, reveal);
  return () => {
    if (reveals.get(store) === reveal) reveals.delete(store);
  };
}

/** Opens the disclosure that hides this element, if there is one. */
export function unfold(element: Element | null): void {
  element?.closest('details')?.setAttribute('open', '');
}

/** null if there is no such passage. */
export async function revealPassage(store: SessionStore, segmentId: number): Promise<HTMLElement | null> {
  return (
    (await reveals.get(store)?.(segmentId)) ?? document.querySelector<HTMLElement>(`[data-segment="${segmentId}"]`)
  );
}
