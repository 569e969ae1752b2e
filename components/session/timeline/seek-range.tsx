'use client';

import type { KeyboardEvent } from 'react';
import { pointAt, type SeriesPoint } from '#lib/client/timeline/series';
import { usePageFacts, useSeek, useSession, useSessionStore } from '#components/session/session-context';
import { placeOn, type Span } from './use-span';

const keys: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

interface Props {
  /** What the range moves along, for assistive technology. */
  label: string;
  points: readonly SeriesPoint[];
  span: Span;
  /** The value at a moment, in words. */
  valueAt: (time_s: number) => string;
  onHover?: (time_s: number | null) => void;
}

/** A native range over a chart: a press plays from there, an arrow key moves on to the next point with a value. */
export function SeekRange({ label, points, span, valueAt, onHover }: Props) {
  const store = useSessionStore();
  const { hasAudio } = usePageFacts();
  const seek = useSeek();
  // As fine as is visible, so that many charts cost little during playback.
  const { from_s, to_s } = span;
  const grain_s = (to_s - from_s) / 500;
  const now_s = useSession((state) =>
    Math.min(to_s, from_s + Math.max(0, Math.floor((state.playback.time_s - from_s) / grain_s)) * grain_s),
  );

  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    const { playback, setPlayback } = store.getState();
    if (event.key === 'Enter') return seek(playback.time_s);
    const step = keys[event.key];
    if (step === undefined) return;
    event.preventDefault();
    // A player may stop slightly before the requested moment.
    let index = pointAt(points, playback.time_s + 0.02) + step;
    while (points[index]?.value === null) index += step;
    const next = points[index];
    if (!next) return;
    // Without a recording, going to the passage would move the focus away: that waits for Enter.
    if (hasAudio) seek(next.start_s);
    else setPlayback({ time_s: next.start_s });
  }

  return (
    <>
      {now_s > from_s && (
        <div
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 w-px bg-accent"
          style={{ left: `${placeOn(span, now_s) * 100}%` }}
        />
      )}
      <input
        type="range"
        aria-label={label}
        aria-valuetext={valueAt(now_s)}
        min={from_s}
        max={to_s}
        step="any"
        value={now_s}
        onChange={(event) => seek(event.target.valueAsNumber)}
        onKeyDown={onKey}
        onPointerMove={(event) => {
          const { left, width } = event.currentTarget.getBoundingClientRect();
          onHover?.(from_s + Math.min(1, Math.max(0, (event.clientX - left) / width)) * (to_s - from_s));
        }}
        onPointerLeave={() => onHover?.(null)}
        className="position absolute inset-0 size-full"
      />
    </>
  );
}
