'use client';

import { useMemo } from 'react';
import { duration } from '#lib/base/words';
import { groupLane, type LaneMark } from '#lib/client/timeline/lanes';
import type { SeriesPoint } from '#lib/client/timeline/series';
import type { SessionState } from '#lib/client/session/session-store';
import { useSession } from '#components/session/session-context';
import { sessionMessages } from '#lib/messages/session';

const none: readonly never[] = [];

/** Whether the tone of any words is known. */
export function hasTone({ view }: SessionState): boolean {
  return view.steps.emotion_analysis.data?.timeline.some(({ valence }) => valence !== null) ?? false;
}

/** The tone of the words over time; null until it is read, and if it is unknown. */
export function useTone(): SeriesPoint[] | null {
  const timeline = useSession((state) => state.view.steps.emotion_analysis.data?.timeline);
  return useMemo(() => {
    const points = timeline?.map(({ start_s, end_s, valence }) => ({ start_s, end_s, value: valence })) ?? [];
    return points.some((point) => point.value !== null) ? points : null;
  }, [timeline]);
}

type Pauses = readonly { start_s: number; end_s: number }[];

export function pausesOf(state: SessionState): Pauses {
  // An older result, from before pauses were listed, has none.
  const data: { evidence: unknown; pauses?: Pauses } | null = state.view.steps.audio_analysis.data;
  return data?.pauses ?? none;
}

/** The pauses as marks; those that are too close together are joined. */
export function usePauses(duration_s: number): LaneMark[] {
  const pauses = useSession(pausesOf);
  return useMemo(
    () =>
      groupLane(
        pauses.map(({ start_s, end_s }) => ({
          start_s,
          end_s,
          label: sessionMessages.pause(duration(end_s - start_s)),
        })),
        duration_s,
        160,
      ),
    [pauses, duration_s],
  );
}
