import { type RefObject, useEffect, useRef } from 'react';
import { momentIn } from '#lib/client/transcript/moment-in';
import { segmentAt } from '#lib/client/transcript/paragraphs';
import { provideReveal, revealPassage, unfold } from '#lib/client/transcript/reveal';
import type { Segment } from '#lib/speech/contract';
import { useSessionStore } from '#components/session/session-context';
import type { WindowHandle } from './transcript-window';

/** Frames to wait for a passage to be rendered, and for the code that renders long texts to load. */
const patience = { drawing: 30, arriving: 600 };

interface Revealed {
  box: RefObject<HTMLDivElement | null>;
  window: RefObject<WindowHandle | null>;
  /** From a passage to its paragraph; null if everything is rendered, and until that code is loaded. */
  places: ReadonlyMap<number, number> | null;
  long: boolean;
  segments: readonly Segment[];
}

/** Lets other components scroll a passage into view; an address with a moment (`#t=12.5`) leads to its passage. */
export function useReveal({ box, window: list, places, long, segments }: Revealed): void {
  const store = useSessionStore();
  const known = useRef({ places, long });
  useEffect(() => {
    known.current = { places, long };
  }, [places, long]);
  useEffect(
    () =>
      provideReveal(store, async (id) => {
        const find = (): HTMLElement | null =>
          box.current?.querySelector<HTMLElement>(`[data-segment="${id}"]`) ?? null;
        const until = async (found: () => boolean, frames: number): Promise<void> => {
          for (let frame = 0; frame < frames && !found(); frame += 1)
            await new Promise((resolve) => requestAnimationFrame(resolve));
        };
        unfold(box.current);
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
    // After the list has found its scroll container.
    const frame = requestAnimationFrame(lead);
    globalThis.addEventListener('hashchange', lead);
    return () => {
      cancelAnimationFrame(frame);
      globalThis.removeEventListener('hashchange', lead);
    };
  }, [store, begun]);
}

/** If less than this of the column is visible, in px, it cannot be read. */
const least = 120;

/**
 * Scrolls the column of the text, or the page if the column has no scroll bar, and only if the passage is not visible.
 */
export function bringIntoColumn(passage: HTMLElement): void {
  const place = passage.getBoundingClientRect();
  const column = columnOf(passage);
  const top = Math.max(0, column?.frame.top ?? 0);
  const bottom = Math.min(globalThis.innerHeight, column?.frame.bottom ?? Infinity);
  if (place.height === 0 || (place.top >= top && place.bottom <= bottom)) return;
  if (bottom - top < least) passage.scrollIntoView({ block: 'center', behavior: behavior() });
  else (column?.scroller ?? globalThis).scrollBy({ top: place.top - top - (bottom - top) / 3, behavior: behavior() });
}

/** The same without scrolling the page: then only the column moves, even if little of it is visible. */
export function moveColumnTo(passage: HTMLElement): void {
  const place = passage.getBoundingClientRect();
  const column = columnOf(passage);
  if (column === null || place.height === 0) return;
  const { scroller, frame } = column;
  const bottom = Math.max(frame.top + least, Math.min(globalThis.innerHeight, frame.bottom));
  if (place.top >= frame.top && place.bottom <= bottom) return;
  scroller.scrollBy({ top: place.top - frame.top - (bottom - frame.top) / 3, behavior: behavior() });
}

/** Keeps the playing passage visible: in the column of the text if it has one, otherwise on the page. */
export function keepInSight(passage: HTMLElement): void {
  const scroller = passage.closest('[data-scroller]');
  if (scroller && /auto|scroll/.test(getComputedStyle(scroller).overflowY)) moveColumnTo(passage);
  else bringIntoColumn(passage);
}

/** The scroll container of the text, if it is not the page. */
function columnOf(passage: HTMLElement): { scroller: Element; frame: DOMRect } | null {
  const scroller = passage.closest('[data-scroller]');
  const scrolls =
    scroller !== null &&
    scroller.scrollHeight > scroller.clientHeight &&
    /auto|scroll/.test(getComputedStyle(scroller).overflowY);
  return scrolls ? { scroller, frame: scroller.getBoundingClientRect() } : null;
}

function behavior(): ScrollBehavior {
  return globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
