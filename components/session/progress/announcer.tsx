'use client';

import { titles } from '#lib/analyses/steps';
import { isCancelled, lacksAudio, type SessionView } from '#lib/events/view';
import { useSession } from '#components/session/session-context';
import { sessionMessages } from '#lib/messages/session';

const { said } = sessionMessages;

/** The note that arrived last, and their number: announced once per note, never per word. */
export function announcement(view: SessionView): string {
  if (view.complete) {
    const again = [...Object.values(view.steps), ...view.custom].find((step) => step.state === 'running');
    if (again)
      return said[again.data ? 'runningAgain' : 'running']('name' in again ? again.name : titles[again.analysis_type]);
    if (view.complete.failed.some((type) => isCancelled(view.steps[type]))) return said.cancelled;
    const failed = view.complete.failed.filter((type) => !lacksAudio(view.steps[type])).length;
    return failed === 0 ? said.complete : said.completeButFailed(failed);
  }
  const latest = Object.values(view.steps)
    .filter((step) => step.arrival !== null)
    .toSorted((a, b) => (b.arrival ?? 0) - (a.arrival ?? 0))[0];
  if (!latest) return '';
  const ended = latest.state === 'failed' ? 'failed' : 'ready';
  const state = lacksAudio(latest) ? 'needsAudio' : isCancelled(latest) ? 'cancelled' : ended;
  return said.arrived(titles[latest.analysis_type], state, view.progress.done, view.progress.total);
}

export function Announcer() {
  const text = useSession((state) => announcement(state.view));
  const spoken = useSession((state) => state.said);
  return (
    <>
      <p aria-live="polite" role="status" className="sr-only">
        {text}
      </p>
      <p aria-live="polite" role="status" className="sr-only">
        {spoken}
      </p>
    </>
  );
}
