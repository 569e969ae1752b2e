'use client';

import { z } from 'zod/mini';
import { useSession } from '#components/session/session-context';
import { clock } from '#lib/base/words';
import { liveMessages } from '#lib/messages/live';

/** Measurements during a live recording (docs/LIVE.md); unknown ones are null. */
const gaugeSchema = z.object({
  heard_s: z.number(),
  talk_s: z.number(),
  pace_wpm: z.nullish(z.number()),
  pitch_hz: z.nullish(z.number()),
});

/** Talk, pace and pitch so far, in a line that keeps its place. */
export function LiveGauge() {
  const parsed = gaugeSchema.safeParse(useSession((state) => state.sound));
  if (!parsed.success) return null;
  const { heard_s, talk_s, pace_wpm, pitch_hz } = parsed.data;
  return (
    <span aria-live="off">
      {liveMessages.gauge({
        talk: clock(talk_s),
        heard: clock(heard_s),
        pace_wpm: typeof pace_wpm === 'number' ? Math.round(pace_wpm) : null,
        pitch_hz: typeof pitch_hz === 'number' ? Math.round(pitch_hz) : null,
      })}
    </span>
  );
}
