'use client';

import type { LaneMark } from '#lib/client/lanes';
import type { SeriesPoint } from '#lib/client/series';
import { LaneMarks } from './lane-marks';
import { SpeakerLanes } from './speaker-lanes';
import { TimeAxis } from './time-axis';
import type { MarkFilter } from './timeline-key';
import { TimelineMarks } from './timeline-marks';
import { ToneLane } from './tone-lane';

interface Props {
  duration_s: number;
  filter: MarkFilter;
  tone: SeriesPoint[] | null;
  pauses: LaneMark[];
  /** On a phone the thin lanes wait for a press. */
  lanesOpen: boolean;
}

/** Under the waveform, on its time axis: who speaks, tone, pauses, and every mark of evidence. */
export function Timeline({ duration_s, filter, tone, pauses, lanesOpen }: Props) {
  const span = { from_s: 0, to_s: duration_s };
  return (
    <div className="min-w-0">
      <SpeakerLanes duration_s={duration_s} />
      {duration_s > 0 && (tone || pauses.length > 0) && (
        <div className={lanesOpen ? '' : 'max-sm:hidden'}>
          {tone && <ToneLane points={tone} duration_s={duration_s} />}
          {pauses.length > 0 && <LaneMarks bare caption="Pauses" lanes={[{ label: 'Pauses', marks: pauses }]} span={span} />}
        </div>
      )}
      <TimelineMarks duration_s={duration_s} filter={filter} />
      <TimeAxis span={span} most={8} end />
    </div>
  );
}
