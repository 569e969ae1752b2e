import type { SessionStore } from '#lib/client/session/session-store';

/** Brings a passage into the page, also where it is not drawn at the moment, and gives its element. */
export type Reveal = (segmentId: number) => Promise<HTMLElement | null>;

const reveals = new WeakMap<SessionStore, Reveal>();

/** Says how passages of this page are revealed; the answer takes that back. */
export function provideReveal(store: SessionStore, reveal: Reveal): () => void {
  reveals.set(store, reveal);
  return () => {
    if (reveals.get(store) === reveal) reveals.delete(store);
  };
}

/** null where there is no such passage. */
export async function revealPassage(store: SessionStore, segmentId: number): Promise<HTMLElement | null> {
  return (
    (await reveals.get(store)?.(segmentId)) ?? document.querySelector<HTMLElement>(`[data-segment="${segmentId}"]`)
  );
}
