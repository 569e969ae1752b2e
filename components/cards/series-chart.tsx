'use client';

import { Area, AreaChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useSeek, useSession } from '#components/session/session-context';
import { clock, decimal } from '#lib/base/words';

export interface SeriesPoint {
  start_s: number;
  end_s: number;
  /** null where it cannot be told: a gap in the line. */
  value: number | null;
  label?: string | null;
}

interface Sample {
  t: number;
  value: number | null;
}

/** A step for each passage, and a gap in between. */
function samplesOf(points: readonly SeriesPoint[]): Sample[] {
  return points.flatMap(({ start_s, end_s, value }) => [
    { t: start_s, value },
    { t: end_s, value },
    { t: end_s + 0.001, value: null },
  ]);
}

/** Steps from a base line, so that up and down say what colour must not. A press plays from there. */
export function SeriesChart({ points, domain, audio_s }: { points: readonly SeriesPoint[]; domain: [number, number]; audio_s: number }) {
  const seek = useSeek();
  const now_s = useSession((state) => Math.floor(state.playback.time_s));
  const base = domain[0] < 0 ? 0 : domain[0];
  return (
    <ResponsiveContainer width="100%" height="100%">
      <AreaChart
        data={samplesOf(points)}
        margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
        onClick={(state) => {
          const time = Number(state.activeLabel);
          if (Number.isFinite(time)) seek(time);
        }}
      >
        <XAxis dataKey="t" type="number" domain={[0, audio_s]} tickFormatter={clock} tickLine={false} minTickGap={48} height={18} stroke="var(--line-strong)" tick={{ fill: 'var(--ink-2)', fontSize: 12 }} />
        <YAxis hide domain={domain} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--ink-2)' }}
          contentStyle={{ background: 'var(--paper)', border: '1px solid var(--line-strong)', borderRadius: 0, padding: '2px 8px', fontSize: 14 }}
          labelFormatter={(label) => clock(Number(label))}
          formatter={(value) => [decimal(Number(value), 2), '']}
          separator=""
        />
        <ReferenceLine y={base} stroke="var(--line-strong)" />
        {now_s > 0 && <ReferenceLine x={now_s} stroke="var(--accent)" />}
        <Area dataKey="value" type="linear" baseValue={base} connectNulls={false} isAnimationActive={false} stroke="var(--accent)" strokeWidth={1.5} fill="var(--accent)" fillOpacity={0.22} />
      </AreaChart>
    </ResponsiveContainer>
  );
}
