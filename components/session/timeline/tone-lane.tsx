'use client';

import { useMemo } from 'react';
import { clock, decimal } from '#lib/base/words';
import { extentOf, pointAt, type SeriesPoint, thinned } from '#lib/client/timeline/series';
import { playerMessages } from '#lib/messages/player';
import { SeekRange } from './seek-range';

/** Half of the lane's height, in the units of its drawing. */
const half = 10;

/** Values are seldom at the ends of the scale: from this value on the whole height of the lane is used. */
const smallestTop = 0.4;

/** One closed step per passage, up or down from the middle. */
function outline(points: readonly SeriesPoint[], duration_s: number): string {
  const [low, high] = extentOf(points) ?? [0, 0];
  const top = Math.max(smallestTop, -low, high);
  const x = (time_s: number): string => ((time_s / duration_s) * 1000).toFixed(1);
  return points
    .filter((point) => point.value !== null)
    .map(
      ({ start_s, end_s, value }) =>
        `M${x(start_s)} ${half}V${(half - ((value ?? 0) / top) * (half - 0.5)).toFixed(1)}H${x(end_s)}V${half}Z`,
    )
    .join('');
}

/** The tone of the words as a hairline chart: up is pleasant, down is unpleasant. */
export function ToneLane({ points, duration_s }: { points: readonly SeriesPoint[]; duration_s: number }) {
  const shown = useMemo(() => thinned(points), [points]);

  function valueAt(time_s: number): string {
    const point = shown[pointAt(shown, time_s)];
    return `${clock(time_s)}: ${point && point.value !== null && time_s <= point.end_s ? decimal(point.value, 2) : playerMessages.noValue}`;
  }

  return (
    <div className="relative h-5">
      <svg
        aria-hidden="true"
        viewBox={`0 0 1000 ${2 * half}`}
        preserveAspectRatio="none"
        className="absolute inset-0 size-full text-ink-2"
      >
        <path
          d={outline(shown, duration_s)}
          fill="currentColor"
          fillOpacity={0.18}
          stroke="currentColor"
          strokeWidth={1}
          vectorEffect="non-scaling-stroke"
        />
        <path d={`M0 ${half}H1000`} stroke="var(--line-strong)" strokeWidth={1} vectorEffect="non-scaling-stroke" />
      </svg>
      <SeekRange
        label={playerMessages.toneLane}
        points={shown}
        span={{ from_s: 0, to_s: duration_s }}
        valueAt={valueAt}
      />
    </div>
  );
}
