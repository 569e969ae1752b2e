import { type RefObject, useEffect, useRef } from 'react';
import { momentIn } from '#lib/client/moment-in';
import { segmentAt } from '#lib/client/paragraphs';
import { provideReveal, revealPassage } from '#lib/client/reveal';
import type { Segment } from '#lib/speech/contract';
import { useSessionStore } from './session-context';
import type { WindowHandle } from './transcript-window';

/** Frames to wait for a passage to be drawn, and for what draws a long text to arrive. */
const patience = { drawing: 30, arriving: 600 };

interface Revealed {
  box: RefObject<HTMLDivElement | null>;
  window: RefObject<WindowHandle | null>;
  /** From a passage to its paragraph; null where everything is drawn, and until what draws a long text is there. */
  places: ReadonlyMap<number, number> | null;
  long: boolean;
  segments: readonly Segment[];
}

/** Lets others bring a passage into the page; an address with a moment (`#t=12.5`) leads to its passage. */
export function useReveal({ box, window: list, places, long, segments }: Revealed): void {
  const store = useSessionStore();
  const known = useRef({ places, long });
  useEffect(() => {
    known.current = { places, long };
  }, [places, long]);
  useEffect(
    () =>
      provideReveal(store, async (id) => {
        const find = (): HTMLElement | null => box.current?.querySelector<HTMLElement>(`[data-segment="${id}"]`) ?? null;
        const until = async (found: () => boolean, frames: number): Promise<void> => {
          for (let frame = 0; frame < frames && !found(); frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
        };
        if (find() === null && known.current.long) {
          await until(() => list.current !== null && known.current.places !== null, patience.arriving);
          const index = known.current.places?.get(id);
          if (index !== undefined && find() === null) list.current?.scrollTo(index);
          await until(() => find() !== null, patience.drawing);
        }
        return find();
      }),
    [store, box, list],
  );

  const begun = segments.length > 0;
  useEffect(() => {
    if (!begun) return;
    const lead = (): void => {
      const moment = momentIn(globalThis.location.hash);
      const { segments: all } = store.getState().view;
      const id = moment === null ? undefined : all[segmentAt(all, moment + 0.001)]?.id;
      if (id !== undefined) void revealPassage(store, id).then((passage) => passage && bringIntoColumn(passage));
    };
    // After the list has found out what scrolls it.
    const frame = requestAnimationFrame(lead);
    globalThis.addEventListener('hashchange', lead);
    return () => {
      cancelAnimationFrame(frame);
      globalThis.removeEventListener('hashchange', lead);
    };
  }, [store, begun]);
}

/** Less than this of the column in the window, in pixels, is no place to read. */
const least = 120;

/** Scrolls the column of the text, or where it has no scroll bar of its own the page, and only if the passage is out of sight. */
export function bringIntoColumn(passage: HTMLElement): void {
  const place = passage.getBoundingClientRect();
  const scroller = passage.closest('[data-scroller]');
  const frame = scroller && scroller.scrollHeight > scroller.clientHeight && /auto|scroll/.test(getComputedStyle(scroller).overflowY) ? scroller.getBoundingClientRect() : null;
  const top = Math.max(0, frame?.top ?? 0);
  const bottom = Math.min(globalThis.innerHeight, frame?.bottom ?? Infinity);
  if (place.height === 0 || (place.top >= top && place.bottom <= bottom)) return;
  const behavior = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
  if (bottom - top < least) passage.scrollIntoView({ block: 'center', behavior });
  else (frame ? scroller : globalThis)?.scrollBy({ top: place.top - top - (bottom - top) / 3, behavior });
}
