'use client';

import { Fragment, memo, type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Word } from '#lib/analyses/transcript/schema';
import { LiveMarkInText, useLiveMarks } from '#components/live/live-marks';
import { useHydrated } from '#components/ui/use-hydrated';
import { clock, decimal } from '#lib/base/words';
import { type Paragraph, paragraphsOf, segmentAt } from '#lib/client/paragraphs';
import type { LiveMark } from '#lib/events/view';
import type { Gap, Segment } from '#lib/speech/contract';
import { useClock, useSeek, useSession } from './session-context';
import { SpeakerName } from './speaker-name';
import { TranscriptSegment } from './transcript-segment';

/** The server's page holds so many; the rest comes with the script, or on a page of its own where there is none. */
export const firstPassages = 200;

/** The text as paragraphs. What is being heard is marked; a press on any word plays from there. */
export function TranscriptText({ segments, words, gaps = [] }: { segments: readonly Segment[]; words: readonly Word[]; gaps?: readonly Gap[] }) {
  const box = useRef<HTMLDivElement>(null);
  const ready = useHydrated();
  const id = useSession((state) => state.view.session_id);
  const more = ready ? 0 : segments.length - firstPassages;
  const paragraphs = useMemo(() => paragraphsOf(ready ? segments : segments.slice(0, firstPassages)), [segments, ready]);
  const bySegment = useMemo(() => Map.groupBy(words, (word) => word.segment_id), [words]);
  /** By the passage after which they are heard; those before the first stand with it. */
  const gapsAfter = useMemo(() => Map.groupBy(gaps, (gap) => segments[Math.max(0, segmentAt(segments, gap.start_s))]?.id), [gaps, segments]);
  const marks = useLiveMarks();
  const marksAfter = useMemo(() => Map.groupBy(marks, (mark) => segments[Math.max(0, segmentAt(segments, mark.at_s))]?.id), [marks, segments]);
  const voices = useMemo(() => [...new Set(segments.map((segment) => segment.speaker))], [segments]);
  /** The paragraph in which each speaker begins. */
  const firsts = useMemo(() => new Set(voices.map((voice) => paragraphs.find(({ speaker }) => speaker === voice)?.id)), [voices, paragraphs]);
  const playing = useSession((state) => state.playback.playing);
  const currentId = useSession((state) => {
    const { time_s, playing: on } = state.playback;
    if (!on && time_s === 0) return null;
    return segments[segmentAt(segments, time_s)]?.id ?? null;
  });
  useFollow(box, currentId, playing);
  useArrowKeys(box);

  return (
    <div ref={box} role="group" aria-label="Passages" className="transcript relative space-y-[0.9em]">
      {paragraphs.map((paragraph) => (
        <ParagraphText
          key={paragraph.id}
          paragraph={paragraph}
          words={bySegment}
          gaps={gapsAfter}
          marks={marksAfter}
          voice={voices.indexOf(paragraph.speaker)}
          first={firsts.has(paragraph.id)}
          currentId={paragraph.segments.some((segment) => segment.id === currentId) ? currentId : null}
        />
      ))}
      {more > 0 && (
        <noscript>
          <p>
            <a href={`/s/${id}/text`} className="link">
              {more.toLocaleString('en')} more {more === 1 ? 'passage' : 'passages'}: the whole text on one page
            </a>
          </p>
        </noscript>
      )}
    </div>
  );
}

const ParagraphText = memo(function ParagraphText(props: { paragraph: Paragraph; words: Map<number, Word[]>; gaps: Map<number | undefined, Gap[]>; marks: Map<number | undefined, LiveMark[]>; voice: number; first: boolean; currentId: number | null }) {
  const { paragraph, words, gaps, marks, voice, first, currentId } = props;
  const seek = useSeek();
  const { timed, verb } = useClock();
  return (
    <div className={timed ? 'grid grid-cols-[3.25rem_minmax(0,1fr)]' : ''}>
      {timed && (
        <a
          href={`#t=${paragraph.start_s}`}
          onClick={(event) => {
            event.preventDefault();
            seek(paragraph.start_s);
          }}
          aria-label={`${verb === 'Play' ? 'Play from' : 'Show'} ${clock(paragraph.start_s)}`}
          className="pt-[0.3em] text-note leading-[1.65] text-ink-2 hover:text-accent"
        >
          {clock(paragraph.start_s)}
        </a>
      )}
      <div>
        {paragraph.new_speaker && paragraph.speaker !== null && (
          <div className="text-note leading-[1.9] font-semibold">
            <span aria-hidden="true" className={`mr-2 inline-block h-[5px] w-5 align-middle voice-${voice % 4}`} />
            <SpeakerName name={paragraph.speaker} first={first} />
          </div>
        )}
        <p>
          {paragraph.segments.map((segment, index) => (
            <Fragment key={segment.id}>
              <TranscriptSegment segment={segment} words={words.get(segment.id)} current={segment.id === currentId} first={index === 0} />
              {gaps.get(segment.id)?.map((gap) => (
                <GapMark key={gap.start_s} gap={gap} />
              ))}
              {marks.get(segment.id)?.map((mark) => (
                <LiveMarkInText key={`${mark.kind} ${mark.at_s}`} mark={mark} />
              ))}
            </Fragment>
          ))}
        </p>
      </div>
    </div>
  );
});

/** Somebody speaks here, and no words could be made out. */
function GapMark({ gap }: { gap: Gap }) {
  return (
    <span data-gap={gap.start_s} title={clock(gap.start_s)} className="text-note text-ink-2">
      [{decimal(gap.end_s - gap.start_s, 1)} s not understood]{' '}
    </span>
  );
}

/** One Tab stop a paragraph; the arrow keys go from passage to passage. */
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

/** Keeps the passage that is heard in view inside a transcript with a scroll bar of its own; never moves the page. */
function useFollow(box: RefObject<HTMLDivElement | null>, currentId: number | null, playing: boolean): void {
  useEffect(() => {
    const scroller = box.current?.closest('[data-scroller]');
    const passage = box.current?.querySelector(`[data-segment="${currentId}"]`);
    if (!playing || !scroller || !passage || scroller.scrollHeight <= scroller.clientHeight) return;
    const frame = scroller.getBoundingClientRect();
    const place = passage.getBoundingClientRect();
    if (place.top >= frame.top && place.bottom <= frame.bottom) return;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    scroller.scrollBy({ top: place.top - frame.top - frame.height / 3, behavior: calm ? 'auto' : 'smooth' });
  }, [box, currentId, playing]);
}
