'use client';

import { useMemo, useState } from 'react';
import { later } from '#components/ui/later';
import { SeekRange } from '#components/session/timeline/seek-range';
import { TimeAxis } from '#components/session/timeline/time-axis';
import { useSpan } from '#components/session/timeline/use-span';
import { clock } from '#lib/base/words';
import { pointAt, type SeriesPoint, thinned } from '#lib/client/timeline/series';
import { noteMessages } from '#lib/messages/note';
import type { SeriesLook } from './series-chart';
import { SeriesTable } from './series-table';
import { WhenNear } from './when-near';

const chartHeight = 'h-20';
const Chart = later(() => import('./series-chart').then((module) => module.SeriesChart), <Preparing />);

function Preparing() {
  return (
    <p className={`${chartHeight} grid place-items-center border-y border-line text-note text-ink-2`}>
      {noteMessages.drawing}
    </p>
  );
}

interface Props {
  title: string;
  /** The meaning of up and down, in words. */
  scale: string;
  domain: [number, number];
  points: readonly SeriesPoint[];
  /** Column head of the values in the table. */
  unit: string;
  /** A value in words, for the line above the chart, the table, and assistive technology. */
  say: (value: number) => string;
  look?: SeriesLook;
}

/**
 * A value over the recording's time, as a chart and as a table. The chart's code is loaded when it comes near the
 * viewport.
 */
export function Series({ title, scale, domain, points, unit, say, look = 'steps' }: Props) {
  const span = useSpan(points.at(-1)?.end_s ?? 0);
  const shown = useMemo(() => thinned(points), [points]);
  const [hover_s, setHover] = useState<number | null>(null);
  const measured = shown.filter((point) => point.value !== null);
  if (measured.length === 0 || span.to_s <= span.from_s) return null;

  function valueAt(time_s: number): string {
    const point = shown[pointAt(shown, time_s)];
    const here =
      point && point.value !== null && time_s <= point.end_s
        ? `${say(point.value)}${point.label ? `, ${point.label}` : ''}`
        : noteMessages.noValue;
    return `${clock(time_s)}: ${here}`;
  }

  return (
    <figure className="mt-5">
      <figcaption className="flex flex-wrap justify-between gap-x-4 text-note text-ink-2">
        <span className="font-semibold">{title}</span>
        <span>{hover_s === null ? scale : valueAt(hover_s)}</span>
      </figcaption>
      <div className={`relative mt-1 ${chartHeight}`}>
        <div aria-hidden="true" className="absolute inset-0">
          <WhenNear className="size-full" placeholder={<Preparing />}>
            <Chart points={shown} domain={domain} span={span} look={look} />
          </WhenNear>
        </div>
        <SeekRange
          label={noteMessages.overRecording(title)}
          points={shown}
          span={span}
          valueAt={valueAt}
          onHover={setHover}
        />
      </div>
      <TimeAxis span={span} />
      <SeriesTable points={measured} unit={unit} say={say} joined={shown.length < points.length} />
    </figure>
  );
}
