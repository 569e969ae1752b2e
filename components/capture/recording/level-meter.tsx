'use client';

import { useEffect, useRef, useState } from 'react';
import { captureMessages } from '#lib/messages/capture';

const floor_dbfs = -60;
/** Below this level for a while, the microphone is probably muted. */
const silent_dbfs = -65;
const silentAfterMs = 4000;

interface Props {
  /** RMS in dBFS. */
  level_dbfs: () => number;
  paused?: boolean;
  /** The source of the sound. */
  source?: 'microphone' | 'shared';
  /** Without the scale and the warning about silence. */
  bare?: boolean;
}

/** The sound level, drawn at the display's frame rate without re-rendering. Warns about a silent microphone. */
export function LevelMeter({ level_dbfs, paused = false, source = 'microphone', bare = false }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const meter = useRef<HTMLDivElement>(null);
  const [silent, setSilent] = useState(false);

  useEffect(() => {
    if (paused) return;
    let frame = 0;
    let heardAt = performance.now();
    const draw = (now: number): void => {
      const level = level_dbfs();
      const share = Math.min(1, Math.max(0, 1 - level / floor_dbfs));
      bar.current?.style.setProperty('transform', `scaleX(${share})`);
      meter.current?.setAttribute('aria-valuenow', String(Math.round(Math.max(floor_dbfs, level))));
      if (level > silent_dbfs) heardAt = now;
      setSilent(now - heardAt > silentAfterMs);
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [level_dbfs, paused]);

  return (
    <div>
      <div
        ref={meter}
        role="meter"
        aria-label={captureMessages.levelOf[source]}
        aria-valuemin={floor_dbfs}
        aria-valuemax={0}
        aria-valuenow={floor_dbfs}
        className="relative h-2 bg-line"
      >
        <div
          ref={bar}
          className={`h-full origin-left bg-accent ${paused ? 'opacity-0' : ''}`}
          style={{ transform: 'scaleX(0)' }}
        />
      </div>
      {!bare && (
        <div className="mt-1 flex justify-between text-note text-ink-2" aria-hidden="true">
          <span>{captureMessages.silence}</span>
          <span>{captureMessages.speech}</span>
          <span>0</span>
        </div>
      )}
      {silent && !paused && !bare && (
        <p role="status" className="mt-2 text-note text-alert">
          {source === 'microphone' ? captureMessages.microphoneSilent : captureMessages.sharedSilent}
        </p>
      )}
    </div>
  );
}
