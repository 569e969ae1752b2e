'use client';

import { playerMessages } from '#lib/messages/player';
import { LaneMarks } from './lane-marks';
import { SpeakerLanes } from './speaker-lanes';
import { TimeAxis } from './time-axis';
import { TimelineMarks } from './timeline-marks';
import { ToneLane } from './tone-lane';
import { useLaneRows } from './use-lane-rows';
import { usePauses, useTone } from './use-timeline';

/**
 * Below the waveform, on its time axis: speakers, tone, pauses and findings. Every lane keeps its height from the first
 * paint on (app/session.css counts the rows).
 */
export function Timeline({
  duration_s,
  lanesOpen,
  ready = true,
}: {
  duration_s: number;
  lanesOpen: boolean;
  /** False until the findings are computed; all at once they would be a long task. */
  ready?: boolean;
}) {
  const rows = useLaneRows();
  const tone = useTone();
  const pauses = usePauses(duration_s);
  const span = { from_s: 0, to_s: duration_s };
  const drawn = duration_s > 0;
  return (
    <div className="min-w-0">
      <SpeakerLanes duration_s={duration_s} />
      <div className={lanesOpen ? '' : 'max-lg:hidden'}>
        {rows.tone && (
          <div className="mt-1 h-5">{drawn && tone && <ToneLane points={tone} duration_s={duration_s} />}</div>
        )}
        {rows.pauses && (
          <div className="h-6">
            {drawn && pauses.length > 0 && (
              <LaneMarks
                bare
                caption={playerMessages.pauses}
                lanes={[{ label: playerMessages.pauses, marks: pauses }]}
                span={span}
              />
            )}
          </div>
        )}
      </div>
      {ready ? <TimelineMarks duration_s={duration_s} /> : <div className="h-6" />}
      <TimeAxis span={span} most={8} end />
    </div>
  );
}
