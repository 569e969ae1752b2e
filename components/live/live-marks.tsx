'use client';

import { useMemo } from 'react';
import { clock } from '#lib/base/words';
import type { LaneMark } from '#lib/client/timeline/lanes';
import type { LiveMark } from '#lib/events/view';
import { LaneMarks } from '#components/session/timeline/lane-marks';
import { useSession } from '#components/session/session-context';

const none: readonly LiveMark[] = [];

/** What whoever recorded marked, and where they paused. */
export function useLiveMarks(): readonly LiveMark[] {
  return useSession((state) => state.view.live?.marks ?? none);
}

export function liveMarkWords({ kind, text }: LiveMark): string {
  return kind === 'pause' ? 'paused' : text === '' ? 'marked' : text;
}

/** In the text, behind the passage where it happened. */
export function LiveMarkInText({ mark }: { mark: LiveMark }) {
  return (
    <span data-live-mark={mark.kind} title={clock(mark.at_s)} className="text-note text-ink-2">
      {mark.kind === 'pause' ? '[paused] ' : `[mark${mark.text === '' ? '' : `: ${mark.text}`}] `}
    </span>
  );
}

/** Under the waveform, on its time axis. */
export function LiveMarkLane({ duration_s }: { duration_s: number }) {
  const marks = useLiveMarks();
  const lane = useMemo(
    () =>
      marks.map((mark): LaneMark => ({
        start_s: mark.at_s,
        end_s: mark.at_s,
        label: liveMarkWords(mark),
        open: mark.kind === 'pause',
      })),
    [marks],
  );
  if (lane.length === 0 || !(duration_s > 0)) return null;
  return (
    <LaneMarks
      bare
      caption="Marks made while recording"
      lanes={[{ label: 'Marks made while recording', marks: lane }]}
      span={{ from_s: 0, to_s: duration_s }}
    />
  );
}
