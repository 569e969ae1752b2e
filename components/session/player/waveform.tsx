'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { clock } from '#lib/base/words';
import { pageNonce } from '#lib/client/page-nonce';
import { importWithRetry } from '#lib/client/import-with-retry';
import { fetchPeaks, type Peaks } from '#lib/client/timeline/peaks';
import { onThemeChange } from '#lib/client/theme';
import { useSession, useSessionStore } from '#components/session/session-context';
import { playerMessages } from '#lib/messages/player';

const retryMs = [1500, 3000, 6000, 12_000];

/**
 * Peaks are made while the recording is measured, so they are requested when that step has ended, several times if
 * necessary.
 */
function usePeaks(href: string): Peaks | null {
  const [peaks, setPeaks] = useState<Peaks | null>(null);
  const ended = useSession(
    ({ view }) => view.complete !== null || ['done', 'failed'].includes(view.steps.audio_quality_metrics.state),
  );
  useEffect(() => {
    if (!ended) return;
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function attempt(count: number): Promise<void> {
      const found = await fetchPeaks(href, controller.signal);
      if (controller.signal.aborted) return;
      if (found) return setPeaks(found);
      const wait = retryMs[count];
      if (wait !== undefined) timer = setTimeout(() => void attempt(count + 1), wait);
    }
    void attempt(0);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [href, ended]);
  return peaks;
}

/**
 * The waveform, with a native range over it that handles clicks, drags and arrow keys, and works before the waveform is
 * loaded.
 */
export function Waveform({
  media,
  href,
  duration_s,
}: {
  media: RefObject<HTMLAudioElement | null>;
  href: string;
  duration_s: number;
}) {
  const store = useSessionStore();
  const box = useRef<HTMLDivElement>(null);
  const peaks = usePeaks(href);
  const time_s = useSession((state) => state.playback.time_s);
  useDrawing(box, media, peaks);
  return (
    <div className="relative h-11 min-w-0 flex-1 lg:h-16">
      <div ref={box} aria-hidden="true" className="absolute inset-0" />
      {!peaks && <div aria-hidden="true" className="absolute inset-x-0 top-1/2 h-px bg-line-strong" />}
      {!peaks && duration_s > 0 && (
        <div
          aria-hidden="true"
          className="absolute inset-y-0 w-px bg-accent"
          style={{ left: `${Math.min(100, (time_s / duration_s) * 100)}%` }}
        />
      )}
      <input
        type="range"
        aria-label={playerMessages.position}
        aria-valuetext={playerMessages.positionOf(clock(time_s), clock(duration_s))}
        min={0}
        max={duration_s > 0 ? duration_s : 1}
        step={0.1}
        value={Math.min(time_s, duration_s)}
        onChange={(event) => store.getState().player?.seek(event.target.valueAsNumber, false)}
        disabled={duration_s <= 0}
        className="position absolute inset-0 size-full"
      />
    </div>
  );
}

/** A canvas needs colours, not variables, so they are read from an element. */
function inkOf(element: HTMLElement, token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(--${token})`;
  element.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

function useDrawing(
  box: RefObject<HTMLDivElement | null>,
  media: RefObject<HTMLAudioElement | null>,
  peaks: Peaks | null,
): void {
  useEffect(() => {
    const container = box.current;
    const element = media.current;
    if (!container || !element || !peaks || peaks.peaks.length === 0) return;
    const colours = () => ({
      waveColor: inkOf(container, 'wave'),
      progressColor: inkOf(container, 'accent'),
      cursorColor: inkOf(container, 'accent'),
    });
    let stop: (() => void) | null = null;
    let gone = false;
    void importWithRetry(() => import('wavesurfer.js')).then(({ default: WaveSurfer }) => {
      if (gone) return;
      const drawing = WaveSurfer.create({
        container,
        media: element,
        peaks: [peaks.peaks],
        duration: peaks.duration_s,
        height: 'auto',
        barWidth: 2,
        barGap: 1,
        cursorWidth: 2,
        normalize: true,
        interact: false,
        hideScrollbar: true,
        cspNonce: pageNonce(),
        ...colours(),
      });
      const off = onThemeChange(() => drawing.setOptions(colours()));
      stop = () => {
        off();
        drawing.destroy();
      };
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [box, media, peaks]);
}
