'use client';

import { titles } from '#lib/analyses/wording/titles';
import { isCancelled, lacksAudio, type SessionView } from '#lib/events/view';
import { useSession } from '#components/session/session-context';

/** The note that arrived last, and how many there are: said once for each, never for each word. */
export function announcement(view: SessionView): string {
  if (view.complete) {
    const again = [...Object.values(view.steps), ...view.custom].find((step) => step.state === 'running');
    if (again)
      return `${'name' in again ? again.name : titles[again.analysis_type]}: reading${again.data ? ' again' : ''}.`;
    if (view.complete.failed.some((type) => isCancelled(view.steps[type]))) return 'The analysis was cancelled.';
    const failed = view.complete.failed.filter((type) => !lacksAudio(view.steps[type])).length;
    return failed === 0 ? 'The analysis is complete.' : `The analysis is complete; ${failed} of its steps failed.`;
  }
  const latest = Object.values(view.steps)
    .filter((step) => step.arrival !== null)
    .toSorted((a, b) => (b.arrival ?? 0) - (a.arrival ?? 0))[0];
  if (!latest) return '';
  return `${titles[latest.analysis_type]} ${lacksAudio(latest) ? 'needs audio' : isCancelled(latest) ? 'was cancelled' : latest.state === 'failed' ? 'failed' : 'is ready'}. ${view.progress.done} of ${view.progress.total}.`;
}

export function Announcer() {
  const text = useSession((state) => announcement(state.view));
  const said = useSession((state) => state.said);
  return (
    <>
      <p aria-live="polite" role="status" className="sr-only">
        {text}
      </p>
      <p aria-live="polite" role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
