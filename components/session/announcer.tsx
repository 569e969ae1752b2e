'use client';

import { titles } from '#lib/analyses/titles';
import type { SessionView } from '#lib/events/view';
import { useSession } from './session-context';

/** The note that arrived last, and how many there are: said once for each, never for each word. */
export function announcement(view: SessionView): string {
  if (view.complete) return view.complete.failed.length === 0 ? 'The analysis is complete.' : `The analysis is complete; ${view.complete.failed.length} of its steps failed.`;
  const latest = Object.values(view.steps)
    .filter((step) => step.arrival !== null)
    .toSorted((a, b) => (b.arrival ?? 0) - (a.arrival ?? 0))[0];
  if (!latest) return '';
  return `${titles[latest.analysis_type]} ${latest.state === 'failed' ? 'failed' : 'is ready'}. ${view.progress.done} of ${view.progress.total}.`;
}

export function Announcer() {
  const text = useSession((state) => announcement(state.view));
  return (
    <p aria-live="polite" role="status" className="sr-only">
      {text}
    </p>
  );
}
