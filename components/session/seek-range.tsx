'use client';

import type { KeyboardEvent } from 'react';
import { pointAt, type SeriesPoint } from '#lib/client/series';
import { useSeek, useSession } from './session-context';

const keys: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

interface Props {
  /** What the range moves along, for assistive technology. */
  label: string;
  points: readonly SeriesPoint[];
  audio_s: number;
  /** What stands at a moment. */
  valueAt: (time_s: number) => string;
  onHover?: (time_s: number | null) => void;
}

/** A native range over a picture of time: a press plays from there, an arrow key goes on to the next point that has a value. */
export function SeekRange({ label, points, audio_s, valueAt, onHover }: Props) {
  const seek = useSeek();
  const now_s = useSession((state) => Math.min(audio_s, Math.floor(state.playback.time_s * 4) / 4));

  function move(event: KeyboardEvent<HTMLInputElement>): void {
    const step = keys[event.key];
    if (step === undefined) return;
    event.preventDefault();
    let index = pointAt(points, now_s + 0.25) + step;
    while (points[index]?.value === null) index += step;
    const next = points[index];
    if (next) seek(next.start_s);
  }

  return (
    <>
      {now_s > 0 && <div aria-hidden="true" className="pointer-events-none absolute inset-y-0 w-px bg-accent" style={{ left: `${(now_s / audio_s) * 100}%` }} />}
      <input
        type="range"
        aria-label={label}
        aria-valuetext={valueAt(now_s)}
        min={0}
        max={audio_s}
        step={0.05}
        value={now_s}
        onChange={(event) => seek(event.target.valueAsNumber)}
        onKeyDown={move}
        onPointerMove={(event) => {
          const { left, width } = event.currentTarget.getBoundingClientRect();
          onHover?.(Math.min(1, Math.max(0, (event.clientX - left) / width)) * audio_s);
        }}
        onPointerLeave={() => onHover?.(null)}
        className="position absolute inset-0 size-full"
      />
    </>
  );
}
