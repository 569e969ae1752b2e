'use client';

import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Word } from '#lib/analyses/transcript/schema';
import { later } from '#components/ui/later';
import { useLiveMarks } from '#components/live/live-marks';
import { useHydrated } from '#components/ui/use-hydrated';
import { type Paragraph, paragraphsOf, segmentAt } from '#lib/client/transcript/paragraphs';
import { revealPassage, unfold } from '#lib/client/transcript/reveal';
import type { Gap, Segment } from '#lib/speech/contract';
import { useSession, useSessionStore } from '#components/session/session-context';
import { transcriptMessages } from '#lib/messages/transcript';
import { useTextTools } from './text-tools-context';
import { TranscriptParagraph } from './transcript-paragraph';
import type { WindowHandle } from './transcript-window';
import { usePrinting } from './use-printing';
import { keepInSight, useReveal } from './use-reveal';
import { useUnderlines } from './use-underlines';

const TranscriptWindow = later(() => import('./transcript-window').then((module) => module.TranscriptWindow));

/**
 * The server's page holds this many passages; the rest comes with the script, or on a separate page without scripts. A
 * longer text is rendered only as far as it is visible.
 */
export const firstPassages = 200;

/** The text as paragraphs. The playing passage is marked; a press on any word plays from there. */
export function TranscriptText({
  segments,
  words,
  gaps = [],
}: {
  segments: readonly Segment[];
  words: readonly Word[];
  gaps?: readonly Gap[];
}) {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<WindowHandle>(null);
  const ready = useHydrated();
  const printing = usePrinting();
  const id = useSession((state) => state.view.session_id);
  const wanted = ready && segments.length > firstPassages && !printing;
  const drawable = useWindowReady(wanted);
  const long = wanted && drawable;
  const whole = ready && (long || !wanted);
  const more = whole ? 0 : segments.length - firstPassages;
  const paragraphs = useMemo(
    () => paragraphsOf(whole ? segments : segments.slice(0, firstPassages)),
    [segments, whole],
  );
  const places = useMemo(
    () =>
      long
        ? new Map(
            paragraphs.flatMap((paragraph, index) => paragraph.segments.map((segment) => [segment.id, index] as const)),
          )
        : null,
    [long, paragraphs],
  );
  const bySegment = useMemo(() => Map.groupBy(words, (word) => word.segment_id), [words]);
  /** By the passage before them; those before the first passage go with it. */
  const gapsAfter = useMemo(
    () => Map.groupBy(gaps, (gap) => segments[Math.max(0, segmentAt(segments, gap.start_s))]?.id),
    [gaps, segments],
  );
  const underlines = useUnderlines();
  const marks = useLiveMarks();
  const marksAfter = useMemo(
    () => Map.groupBy(marks, (mark) => segments[Math.max(0, segmentAt(segments, mark.at_s))]?.id),
    [marks, segments],
  );
  const voices = useMemo(
    () => new Map([...new Set(segments.map((segment) => segment.speaker))].map((speaker, index) => [speaker, index])),
    [segments],
  );
  /** The first paragraph of each speaker. */
  const firsts = useMemo(
    () => new Set([...Map.groupBy(paragraphs, ({ speaker }) => speaker).values()].map(([paragraph]) => paragraph?.id)),
    [paragraphs],
  );
  const playing = useSession((state) => state.playback.playing);
  const currentId = useSession((state) => {
    const { time_s, playing: on } = state.playback;
    if (!on && time_s === 0) return null;
    return segments[segmentAt(segments, time_s)]?.id ?? null;
  });
  useReveal({ box, window: list, places, long: wanted, segments });
  useFollow(
    box,
    currentId,
    playing,
    useTextTools((state) => state.follow),
  );
  const correcting = useTextTools((state) => state.correcting);
  useEffect(() => {
    if (correcting) unfold(box.current);
  }, [correcting]);
  useArrowKeys(box);

  const draw = (paragraph: Paragraph): ReactNode => (
    <TranscriptParagraph
      key={paragraph.id}
      paragraph={paragraph}
      words={bySegment}
      underlines={underlines}
      gaps={gapsAfter}
      marks={marksAfter}
      voice={voices.get(paragraph.speaker) ?? 0}
      first={firsts.has(paragraph.id)}
      currentId={paragraph.segments.some((segment) => segment.id === currentId) ? currentId : null}
    />
  );
  return (
    <div
      ref={box}
      role="group"
      aria-label={transcriptMessages.passages}
      className={`transcript relative ${long ? '' : 'space-y-[0.9em]'}`}
    >
      {long ? <TranscriptWindow ref={list} box={box} paragraphs={paragraphs} draw={draw} /> : paragraphs.map(draw)}
      {more > 0 && (
        <noscript>
          <p>
            <a href={`/s/${id}/text`} className="link">
              {transcriptMessages.morePassages(more)}
            </a>
          </p>
        </noscript>
      )}
    </div>
  );
}

/** Whether the code that renders a long text is loaded; until then the beginning is shown. */
function useWindowReady(wanted: boolean): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (wanted) void TranscriptWindow.prepare().then(() => setReady(true));
  }, [wanted]);
  return ready;
}

/** One tab stop per paragraph; the arrow keys go from passage to passage. */
function useArrowKeys(box: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const move = (event: KeyboardEvent): void => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step === 0 || !(event.target instanceof HTMLElement) || !event.target.matches('[data-segment]')) return;
      const all = [...element.querySelectorAll<HTMLElement>('[data-segment]')];
      const next = all[all.indexOf(event.target) + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    element.addEventListener('keydown', move);
    return () => element.removeEventListener('keydown', move);
  }, [box]);
}

/**
 * Keeps the playing passage visible; scrolls the page, and opens a closed text, only if the user wants that.
 */
function useFollow(
  box: RefObject<HTMLDivElement | null>,
  currentId: number | null,
  playing: boolean,
  wanted: boolean | null,
): void {
  const store = useSessionStore();
  useEffect(() => {
    if (!playing || currentId === null || !(wanted ?? window.matchMedia('(min-width: 64rem)').matches)) return;
    if (wanted === null && box.current?.closest('details:not([open])')) return;
    void revealPassage(store, currentId).then((passage) => passage && keepInSight(passage));
  }, [store, box, currentId, playing, wanted]);
}
