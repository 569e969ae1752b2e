'use client';

import { useEffect, useState } from 'react';
import type { SessionView } from '#lib/events/view';

/** In ms. */
const everyMs = 5000;

/**
 * The number of runs before a waiting session. It is not in the log, so the server is asked until the first fact comes.
 */
export function useRunsAhead({ session_id, seq }: SessionView, atFirst: number): number {
  const [ahead, setAhead] = useState(atFirst);
  const waits = seq === 0 && ahead > 0;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => {
      void runsAhead(session_id).then((known) => known !== null && setAhead(known));
    }, everyMs);
    return () => clearInterval(timer);
  }, [session_id, waits]);
  return ahead;
}

/** null if there is no answer. */
async function runsAhead(sessionId: string): Promise<number | null> {
  try {
    const answer: unknown = await (await fetch(`/api/sessions/${sessionId}`)).json();
    return typeof answer === 'object' &&
      answer !== null &&
      'runs_ahead' in answer &&
      typeof answer.runs_ahead === 'number'
      ? answer.runs_ahead
      : null;
  } catch {
    return null;
  }
}
