'use client';

import { useMemo } from 'react';
import { useSession } from '#components/session/session-context';
import { locate } from '#lib/client/locate';
import { PlayAt } from './play-at';

/** The time at which a quoted text is heard, as a button that plays it; nothing where the text was not said so. */
export function Moment({ of: text }: { of: string }) {
  const segments = useSession((state) => state.view.segments);
  const start_s = useMemo(() => locate(text, segments), [text, segments]);
  return start_s === null ? null : <PlayAt start_s={start_s} className="ml-2" />;
}
