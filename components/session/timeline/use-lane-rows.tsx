'use client';

import { useState } from 'react';
import { useSession, useSessionStore } from '#components/session/session-context';
import { hasTone, pausesOf } from './use-timeline';

/** The lanes that have a row below the waveform. During the run rows are reserved for lanes that may still come. */
export interface LaneRows {
  tone: boolean;
  pauses: boolean;
  /** Whether there is a legend for the marks. */
  marks: boolean;
}

export function useLaneRows(): LaneRows {
  const store = useSessionStore();
  const [filling] = useState(() => store.getState().view.complete === null);
  const tone = useSession(hasTone);
  const pauses = useSession((state) => pausesOf(state).length > 0);
  const marked = useSession(({ view }) =>
    Object.values(view.steps).some(({ data }) => data !== null && data.evidence.length > 0),
  );
  return { tone: tone || filling, pauses: pauses || filling, marks: marked || filling };
}
