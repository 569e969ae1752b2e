'use client';

import type { ReactNode } from 'react';
import { useClock } from '#components/session/session-context';
import { noteMessages } from '#lib/messages/note';

/** Charts over time, or, for a text without times, a replacement and the reason. */
export function OverTime({ children, otherwise }: { children: ReactNode; otherwise?: ReactNode }) {
  const { timed } = useClock();
  if (timed) return children;
  return (
    <>
      {otherwise}
      <p className="mt-3 text-note text-ink-2">{noteMessages.noCharts}</p>
    </>
  );
}
