'use client';

import { Area, AreaChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { Span } from '#components/session/timeline/use-span';
import type { SeriesPoint } from '#lib/client/timeline/series';

/** `steps`: one level per passage, filled from the base line. `line`: a curve of dense values. */
export type SeriesLook = 'steps' | 'line';

interface Sample {
  t: number;
  value: number | null;
}

/** A step for each passage, with gaps; for a curve the middle of each stretch. */
function samplesOf(points: readonly SeriesPoint[], look: SeriesLook): Sample[] {
  if (look === 'line') return points.map(({ start_s, end_s, value }) => ({ t: (start_s + end_s) / 2, value }));
  return points.flatMap(({ start_s, end_s, value }) => [
    { t: start_s, value },
    { t: end_s, value },
    { t: end_s + 0.001, value: null },
  ]);
}

/** Height carries the meaning, never colour alone. The native range on top handles moving and pressing. */
export function SeriesChart({
  points,
  domain,
  span,
  look,
}: {
  points: readonly SeriesPoint[];
  domain: [number, number];
  span: Span;
  look: SeriesLook;
}) {
  const base = domain[0] < 0 ? 0 : domain[0];
  return (
    <ResponsiveContainer width="100%" height="100%">
      <AreaChart
        accessibilityLayer={false}
        data={samplesOf(points, look)}
        margin={{ top: 4, right: 0, bottom: 1, left: 0 }}
      >
        <XAxis hide dataKey="t" type="number" domain={[span.from_s, span.to_s]} />
        <YAxis hide domain={domain} allowDataOverflow />
        <ReferenceLine y={base} stroke="var(--line-strong)" />
        <Area
          dataKey="value"
          type="linear"
          baseValue={base}
          connectNulls={false}
          isAnimationActive={false}
          stroke="var(--accent)"
          strokeWidth={look === 'line' ? 1.25 : 1.5}
          strokeLinecap="round"
          fill={look === 'line' ? 'none' : 'var(--accent)'}
          fillOpacity={0.22}
        />
      </AreaChart>
    </ResponsiveContainer>
  );
}
