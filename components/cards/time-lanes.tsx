'use client';

import { useMemo } from 'react';
import { type Lane, LaneMarks } from '#components/session/lane-marks';
import { useSession } from '#components/session/session-context';
import { TimeAxis } from '#components/session/time-axis';
import { groupLane } from '#lib/client/lanes';

/** When something occurs: one lane a kind, over the recording's time, with the same axis as the charts of its card. */
export function TimeLanes({ title, note, lanes }: { title: string; note?: string; lanes: readonly Lane[] }) {
  const known_s = useSession((state) => state.view.audio_s);
  const audio_s = known_s ?? Math.max(0, ...lanes.flatMap((lane) => lane.marks.map((mark) => mark.end_s)));
  const shown = useMemo(() => lanes.map((lane) => ({ ...lane, marks: groupLane(lane.marks, audio_s) })), [lanes, audio_s]);
  if (shown.every((lane) => lane.marks.length === 0)) return null;
  return (
    <figure className="mt-5">
      <figcaption className="flex flex-wrap justify-between gap-x-4 text-note text-ink-2">
        <span className="font-semibold">{title}</span>
        {note && <span>{note}</span>}
      </figcaption>
      <LaneMarks caption={title} lanes={shown} audio_s={audio_s} />
      <TimeAxis audio_s={audio_s} />
    </figure>
  );
}
