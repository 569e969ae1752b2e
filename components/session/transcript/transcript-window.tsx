'use client';

import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
  useWindowVirtualizer,
  type Virtualizer,
} from '@tanstack/react-virtual';
import {
  Fragment,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useState,
} from 'react';
import type { Paragraph } from '#lib/client/transcript/paragraphs';

/** Moves the rendered window to a paragraph, so that it is in the middle. */
export interface WindowHandle {
  scrollTo: (index: number) => void;
}

interface Props {
  /** Contains only the list. */
  box: RefObject<HTMLDivElement | null>;
  paragraphs: readonly Paragraph[];
  draw: (paragraph: Paragraph) => ReactNode;
  ref: RefObject<WindowHandle | null>;
}

/** Paragraphs rendered beyond the edge. */
const overscan = 8;
/** Estimates in px for unrendered paragraphs: a letter, a line, a speaker's name, the gap below. */
const guess = { letter: 8.6, clock: 52, line: 31.4, name: 29, gap: 17 };

/**
 * A long text of which only the visible part is rendered. It scrolls with the page, or in a column with its own scroll
 * bar.
 */
export function TranscriptWindow(props: Props) {
  const { scroller, margin } = useScroller(props.box);
  if (scroller === null) return <div style={{ height: totalOf(props.paragraphs, 500) }} />;
  return scroller === 'window' ? (
    <InPage {...props} margin={margin} />
  ) : (
    <InColumn {...props} margin={margin} scroller={scroller} />
  );
}

function InPage(props: Props & { margin: number }) {
  // oxlint-disable-next-line react/incompatible-library -- its result is only read during this render
  const virtualizer = useWindowVirtualizer<HTMLDivElement>({ ...useListOptions(props), scrollMargin: props.margin });
  return <Drawn {...props} list={listOf(virtualizer)} />;
}

function InColumn(props: Props & { margin: number; scroller: HTMLElement }) {
  const { scroller, margin } = props;
  // oxlint-disable-next-line react/incompatible-library -- its result is only read during this render
  const virtualizer = useVirtualizer<HTMLElement, HTMLDivElement>({
    ...useListOptions(props),
    getScrollElement: () => scroller,
    scrollMargin: margin,
  });
  return <Drawn {...props} list={listOf(virtualizer)} />;
}

/** The rendered items, each with the empty space above it, in px. */
interface List {
  items: { index: number; above: number }[];
  below: number;
  measure: (element: HTMLDivElement | null) => void;
  scrollTo: (index: number) => void;
}

function listOf(virtualizer: Virtualizer<HTMLElement, HTMLDivElement> | Virtualizer<Window, HTMLDivElement>): List {
  const items = virtualizer.getVirtualItems();
  const top = virtualizer.options.scrollMargin;
  return {
    items: items.map((item, place) => ({ index: item.index, above: item.start - (items[place - 1]?.end ?? top) })),
    below: virtualizer.getTotalSize() + top - (items.at(-1)?.end ?? top),
    measure: virtualizer.measureElement,
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'center' }),
  };
}

function useListOptions({ box, paragraphs }: Props) {
  const held = useHeld(box);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const inSight = defaultRangeExtractor(range);
      return held === null || held >= range.count || inSight.includes(held)
        ? inSight
        : [...inSight, held].toSorted((a, b) => a - b);
    },
    [held],
  );
  const width = box.current?.clientWidth ?? 500;
  return {
    count: paragraphs.length,
    overscan,
    rangeExtractor,
    getItemKey: (index: number) => paragraphs[index]?.id ?? index,
    estimateSize: (index: number) => heightOf(paragraphs[index], width),
    // Hidden elements have no height: without this, all paragraphs would be rendered to fill the window.
    measureElement: (element: HTMLDivElement) =>
      element.getBoundingClientRect().height || heightOf(paragraphs[Number(element.dataset['index'])], width),
  };
}

function Drawn({ paragraphs, draw, ref, list }: Props & { list: List }) {
  useImperativeHandle(ref, () => ({ scrollTo: list.scrollTo }), [list]);
  return (
    <div className="[overflow-anchor:none]">
      {list.items.map(({ index, above }) => {
        const paragraph = paragraphs[index];
        return (
          paragraph && (
            <Fragment key={paragraph.id}>
              {above > 0 && <div style={{ height: above }} />}
              <div ref={list.measure} data-index={index} className="pb-[0.9em]">
                {draw(paragraph)}
              </div>
            </Fragment>
          )
        );
      })}
      {list.below > 0 && <div style={{ height: list.below }} />}
    </div>
  );
}

function heightOf(paragraph: Paragraph | undefined, width: number): number {
  const letters = paragraph?.segments.reduce((sum, { text }) => sum + text.length + 1, 0) ?? 0;
  const lines = Math.max(1, Math.ceil((letters * guess.letter) / Math.max(100, width - guess.clock)));
  return lines * guess.line + guess.gap + (paragraph?.new_speaker ? guess.name : 0);
}

function totalOf(paragraphs: readonly Paragraph[], width: number): number {
  return paragraphs.reduce((sum, paragraph) => sum + heightOf(paragraph, width), 0);
}

/** The scroll container of the text, and how far below its top the text begins, in px. */
function useScroller(box: RefObject<HTMLDivElement | null>): {
  scroller: HTMLElement | 'window' | null;
  margin: number;
} {
  const [found, setFound] = useState<{ scroller: HTMLElement | 'window' | null; margin: number }>({
    scroller: null,
    margin: 0,
  });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const update = (): void => {
      // In a part of the page that is not visible.
      if (element.getClientRects().length === 0)
        return setFound((before) => (before.scroller === null ? before : { scroller: null, margin: 0 }));
      const scroller = scrollerOf(element);
      const top = element.getBoundingClientRect().top;
      const margin = Math.round(
        scroller === 'window' ? top + window.scrollY : top - scroller.getBoundingClientRect().top + scroller.scrollTop,
      );
      setFound((before) => (before.scroller === scroller && before.margin === margin ? before : { scroller, margin }));
    };
    update();
    const observer = new ResizeObserver(update);
    observer.observe(document.body);
    observer.observe(element);
    if (element.parentElement) observer.observe(element.parentElement);
    window.addEventListener('resize', update);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', update);
    };
  }, [box]);
  return found;
}

function scrollerOf(element: HTMLElement): HTMLElement | 'window' {
  for (let parent = element.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return 'window';
}

/** The paragraph with the focus stays rendered, however far away it is scrolled. */
function useHeld(box: RefObject<HTMLDivElement | null>): number | null {
  const [held, setHeld] = useState<number | null>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const take = ({ target }: FocusEvent): void => {
      const index =
        target instanceof HTMLElement ? target.closest<HTMLElement>('[data-index]')?.dataset['index'] : undefined;
      setHeld(index === undefined ? null : Number(index));
    };
    const drop = (): void => setHeld(null);
    element.addEventListener('focusin', take);
    element.addEventListener('focusout', drop);
    return () => {
      element.removeEventListener('focusin', take);
      element.removeEventListener('focusout', drop);
    };
  }, [box]);
  return held;
}
