'use client';

import { useState } from 'react';
import { LiveMarkLane } from '#components/live/live-marks';
import type { LaneMark } from '#lib/client/lanes';
import type { SeriesPoint } from '#lib/client/series';
import { LaneMarks } from './lane-marks';
import { useSessionStore } from './session-context';
import { SpeakerLanes } from './speaker-lanes';
import { TimeAxis } from './time-axis';
import { TimelineMarks } from './timeline-marks';
import { ToneLane } from './tone-lane';

interface Props {
  duration_s: number;
  tone: SeriesPoint[] | null;
  pauses: LaneMark[];
  /** On a small screen the thin lanes wait for a press. */
  lanesOpen: boolean;
}

/** Under the waveform, on its time axis: who speaks, tone, pauses, and what was found. Every lane keeps its height from the first paint on. */
export function Timeline({ duration_s, tone, pauses, lanesOpen }: Props) {
  const store = useSessionStore();
  // Where the page fills under the reader's eyes there is room for what may still come.
  const [filling] = useState(() => store.getState().view.complete === null);
  const span = { from_s: 0, to_s: duration_s };
  const drawn = duration_s > 0;
  return (
    <div className="min-w-0">
      <SpeakerLanes duration_s={duration_s} />
      <div className={lanesOpen ? '' : 'max-lg:hidden'}>
        {(tone || filling) && <div className="mt-1 h-5">{drawn && tone && <ToneLane points={tone} duration_s={duration_s} />}</div>}
        {(pauses.length > 0 || filling) && <div className="h-6">{drawn && pauses.length > 0 && <LaneMarks bare caption="Pauses" lanes={[{ label: 'Pauses', marks: pauses }]} span={span} />}</div>}
      </div>
      <TimelineMarks duration_s={duration_s} />
      <LiveMarkLane duration_s={duration_s} />
      <TimeAxis span={span} most={8} end />
    </div>
  );
}
