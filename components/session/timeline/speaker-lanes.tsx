'use client';

import { useMemo } from 'react';
import type { Segment } from '#lib/speech/contract';
import { useSession } from '#components/session/session-context';
import { playerMessages } from '#lib/messages/player';

const mostLanes = 4;

interface Lane {
  speaker: string | null;
  spans: { start_s: number; end_s: number }[];
}

/**
 * One lane per speaker, in order of appearance; a single lane if speakers are unknown. Neighbouring passages are
 * joined.
 */
export function lanesOf(segments: readonly Segment[], join_s: number): Lane[] {
  const lanes = new Map<string | null, Lane>();
  for (const { speaker, start_s, end_s } of segments) {
    const lane: Lane = lanes.get(speaker) ?? { speaker, spans: [] };
    lanes.set(speaker, lane);
    const last = lane.spans.at(-1);
    if (last && start_s - last.end_s < join_s) last.end_s = Math.max(last.end_s, end_s);
    else lane.spans.push({ start_s, end_s });
  }
  return [...lanes.values()].slice(0, mostLanes);
}

/** When each speaker talks: a lane and a texture each, so that colour carries no meaning. */
export function SpeakerLanes({ duration_s }: { duration_s: number }) {
  const segments = useSession((state) => state.view.segments);
  const lanes = useMemo(() => lanesOf(segments, duration_s / 400), [segments, duration_s]);
  // The same height for one voice as for four, so that nothing below moves when another is recognised.
  return (
    <div aria-hidden="true" className="mt-1.5 flex h-[1.1875rem] flex-col justify-center gap-[3px]">
      {duration_s > 0 &&
        lanes.map((lane, index) => (
          <div
            key={lane.speaker ?? ''}
            title={lane.speaker ?? playerMessages.speech}
            className="relative max-h-[5px] flex-1"
          >
            {lane.spans.map((span) => (
              <span
                key={span.start_s}
                className={`absolute inset-y-0 voice-${index}`}
                style={{
                  left: `${(span.start_s / duration_s) * 100}%`,
                  width: `${Math.max(0.15, ((span.end_s - span.start_s) / duration_s) * 100)}%`,
                }}
              />
            ))}
          </div>
        ))}
    </div>
  );
}
