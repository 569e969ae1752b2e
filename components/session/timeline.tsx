'use client';

import { clock } from '#lib/base/words';
import type { LaneMark } from '#lib/client/lanes';
import type { SeriesPoint } from '#lib/client/series';
import { ticks } from '#lib/client/ticks';
import { LaneMarks } from './lane-marks';
import { SpeakerLanes } from './speaker-lanes';
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
  return (
    <div className="min-w-0">
      <SpeakerLanes duration_s={duration_s} />
      {duration_s > 0 && (tone || pauses.length > 0) && (
        <div className={lanesOpen ? '' : 'max-sm:hidden'}>
          {tone && <ToneLane points={tone} duration_s={duration_s} />}
          {pauses.length > 0 && <LaneMarks bare caption="Pauses" lanes={[{ label: 'Pauses', marks: pauses }]} audio_s={duration_s} />}
        </div>
      )}
      <TimelineMarks duration_s={duration_s} filter={filter} />
      <Axis duration_s={duration_s} />
    </div>
  );
}

function Axis({ duration_s }: { duration_s: number }) {
  return (
    <div aria-hidden="true" className="relative h-4 text-[0.75rem] leading-4 text-ink-2">
      {ticks(duration_s).map((time, index) => (
        <span key={time} className={`absolute top-0 ${index === 0 ? '' : '-translate-x-1/2'} ${index % 2 === 1 ? 'hidden sm:block' : ''}`} style={{ left: `${(time / duration_s) * 100}%` }}>
          {clock(time)}
        </span>
      ))}
      <span className="absolute top-0 right-0 bg-paper pl-2">{clock(duration_s)}</span>
    </div>
  );
}
