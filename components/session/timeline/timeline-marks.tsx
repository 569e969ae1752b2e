'use client';

import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { cueWords } from '#components/cards/evidence/cue-words';
import { clock } from '#lib/base/words';
import { groupPins, type PinGroup, pinsOfNote, rankedPins } from '#lib/glance/pins';
import { playerMessages } from '#lib/messages/player';
import { PinShape } from './pin-shape';
import { useSeek, useSession, useSessionStore } from '#components/session/session-context';

/** Marks closer than this, in px, are drawn as one. */
const nearest_px = 16;
/** The assumed width before the page is measured. */
const usual_px = 1000;

function label({ start_s, pins }: PinGroup): string {
  const lines = pins.map(({ evidence, title }) => playerMessages.mark(cueWords(evidence.cue), title));
  return `${clock(start_s)}: ${playerMessages.marks(pins.length, [...new Set(lines)].join('; '))}`;
}

/**
 * Findings as marks that play their moment: all of the selected note, otherwise the twelve most telling. The shape
 * shows the kind, the colour the meaning.
 */
export function TimelineMarks({ duration_s }: { duration_s: number }) {
  const store = useSessionStore();
  const steps = useSession((state) => state.view.steps);
  const custom = useSession((state) => state.view.custom);
  const note = useSession(({ selection }) => selection.note);
  const time_s = useSession(({ selection }) => selection.time_s);
  const [width, box] = useWidth();
  const groups = useMemo(() => {
    const own = note === null ? [] : pinsOfNote({ steps, custom }, note);
    return groupPins(own.length > 0 ? own : rankedPins({ steps, custom }), duration_s, width / nearest_px);
  }, [steps, custom, note, duration_s, width]);
  const [focused, setFocused] = useState(0);
  const seek = useSeek();

  function choose({ pins: [first], start_s }: PinGroup): void {
    if (first) store.getState().select({ note: first.analysis, finding: first.id });
    seek(start_s);
  }

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = Math.min(groups.length - 1, Math.max(0, focused + step));
    setFocused(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  }

  return (
    <div
      ref={box}
      role="toolbar"
      tabIndex={-1}
      aria-label={playerMessages.evidence}
      onKeyDown={move}
      className="relative h-6"
    >
      {groups.map((group, index) => {
        const [first] = group.pins;
        return (
          <button
            key={group.start_s}
            type="button"
            tabIndex={index === Math.min(focused, groups.length - 1) ? 0 : -1}
            aria-label={label(group)}
            aria-current={group.start_s === time_s || undefined}
            title={label(group)}
            onFocus={() => setFocused(index)}
            onClick={() => choose(group)}
            className="group absolute inset-y-0 flex min-w-4 -translate-x-2 items-center gap-0.5 aria-current:outline-2 aria-current:outline-accent"
            style={{ left: `${(group.start_s / duration_s) * 100}%` }}
          >
            {first && <PinShape kind={first.kind} className="group-hover:scale-125" />}
            {group.pins.length > 1 && (
              <span className="text-[0.75rem] leading-none font-semibold">{group.pins.length}</span>
            )}
          </button>
        );
      })}
    </div>
  );
}

/** The width of an element in px, once it is measured. */
function useWidth(): [number, RefObject<HTMLDivElement | null>] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(usual_px);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [width, box];
}
