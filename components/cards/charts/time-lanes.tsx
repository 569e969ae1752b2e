'use client';

import { useMemo } from 'react';
import { type Lane, LaneMarks } from '#components/session/timeline/lane-marks';
import { useClock } from '#components/session/session-context';
import { TimeAxis } from '#components/session/timeline/time-axis';
import { useSpan } from '#components/session/timeline/use-span';
import { groupLane } from '#lib/client/timeline/lanes';

/** Events over the recording's time: one lane per kind, with the same axis as the charts of its card. */
export function TimeLanes({ title, note, lanes }: { title: string; note?: string; lanes: readonly Lane[] }) {
  const { lengths } = useClock();
  const span = useSpan(Math.max(0, ...lanes.flatMap((lane) => lane.marks.map((mark) => mark.end_s))));
  const length_s = span.to_s - span.from_s;
  // If ends are unknown a mark is a point.
  const shown = useMemo(
    () =>
      lanes.map((lane) => ({
        ...lane,
        marks: groupLane(lengths ? lane.marks : lane.marks.map((mark) => ({ ...mark, end_s: mark.start_s })), length_s),
      })),
    [lanes, lengths, length_s],
  );
  if (shown.every((lane) => lane.marks.length === 0)) return null;
  return (
    <figure className="mt-5">
      <figcaption className="flex flex-wrap justify-between gap-x-4 text-note text-ink-2">
        <span className="font-semibold">{title}</span>
        {note && <span>{note}</span>}
      </figcaption>
      <LaneMarks caption={title} lanes={shown} span={span} />
      <TimeAxis span={span} />
    </figure>
  );
}
