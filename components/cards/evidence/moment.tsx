'use client';

import { useMemo } from 'react';
import { useClock, useSession } from '#components/session/session-context';
import { locate } from '#lib/client/transcript/locate';
import { PlayAt } from './play-at';

/**
 * The time of a quoted text, as a button that plays it; if it is unknown, the place of the words in the transcript, if
 * they occur once.
 */
export function Moment({ of: text, start_s: known = null }: { of: string; start_s?: number | null }) {
  const { timed, lengths } = useClock();
  const segments = useSession((state) => state.view.segments);
  const start_s = useMemo(
    () => known ?? locate(text, segments, lengths || !timed),
    [known, text, segments, lengths, timed],
  );
  return start_s === null ? null : <PlayAt start_s={start_s} className="ml-2" />;
}
