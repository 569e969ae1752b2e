'use client';

import { Area, AreaChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { clock } from '#lib/base/words';
import type { SeriesPoint } from '#lib/client/series';
import { ticks } from '#lib/client/ticks';

/** `steps`: one level a passage, filled from the base line. `line`: a curve of close measures. */
export type SeriesLook = 'steps' | 'line';

interface Sample {
  t: number;
  value: number | null;
}

/** A step for each passage, and a gap in between; for a curve the middle of each stretch. */
function samplesOf(points: readonly SeriesPoint[], look: SeriesLook): Sample[] {
  if (look === 'line') return points.map(({ start_s, end_s, value }) => ({ t: (start_s + end_s) / 2, value }));
  return points.flatMap(({ start_s, end_s, value }) => [
    { t: start_s, value },
    { t: end_s, value },
    { t: end_s + 0.001, value: null },
  ]);
}

/** Up and down say what colour must not. What moves over it, and is pressed, is the native range that lies on top. */
export function SeriesChart({ points, domain, audio_s, look }: { points: readonly SeriesPoint[]; domain: [number, number]; audio_s: number; look: SeriesLook }) {
  const base = domain[0] < 0 ? 0 : domain[0];
  return (
    <ResponsiveContainer width="100%" height="100%">
      <AreaChart accessibilityLayer={false} data={samplesOf(points, look)} margin={{ top: 4, right: 0, bottom: 0, left: 0 }}>
        <XAxis
          dataKey="t"
          type="number"
          domain={[0, audio_s]}
          ticks={ticks(audio_s, 6)}
          tickFormatter={clock}
          tickLine={false}
          minTickGap={24}
          height={18}
          stroke="var(--line-strong)"
          tick={{ fill: 'var(--ink-2)', fontSize: 12 }}
        />
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
