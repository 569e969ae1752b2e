'use client';

import type { ReactNode } from 'react';
import { useSession } from '#components/session/session-context';

/** False where the transcript came without times: then nothing may be drawn over time. */
export function useTimed(): boolean {
  return useSession((state) => state.view.steps.transcript.data?.times !== 'none');
}

/** Pictures over time, or, where there are no times, what stands in for them and the reason. */
export function OverTime({ children, otherwise }: { children: ReactNode; otherwise?: ReactNode }) {
  if (useTimed()) return children;
  return (
    <>
      {otherwise}
      <p className="mt-3 text-note text-ink-2">Nothing is drawn over time here: the transcript came without times.</p>
    </>
  );
}
