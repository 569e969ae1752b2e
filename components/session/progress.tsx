'use client';

import { useRef, useState } from 'react';
import { Button } from '#components/ui/button';
import { clock, duration } from '#lib/base/words';
import { send } from '#lib/client/problem';
import { secondsLeft, timeLeftWords } from '#lib/client/time-left';
import { lacksAudio, type SessionView } from '#lib/events/view';
import { ModelCostLine } from './model-cost-line';
import { usePageFacts, useSession } from './session-context';
import { useRunsAhead } from './use-runs-ahead';

/** What is being done and how far it is: "Heard 0:42 of 3:10, about 20 s left". */
export function runningWords(view: SessionView, hasAudio = true, runsAhead = 0): string {
  const transcript = view.steps.transcript;
  if (hasAudio && transcript.state === 'running') {
    const left = timeLeftWords(secondsLeft({ started_at: transcript.started_at, heard: view.heard, audio_s: view.audio_s }));
    const heard = clock(view.heard?.until_s ?? 0);
    const length = view.audio_s === null ? '' : ` of ${clock(view.audio_s)}`;
    return `Transcribing: ${heard}${length} heard${left ? `, ${left}` : ''}.`;
  }
  if (view.status === 'created') return 'Not begun yet.';
  if (view.seq === 0 && runsAhead > 0) return `Waiting for its turn: ${runsAhead === 1 ? 'another recording comes' : `${runsAhead} other recordings come`} first.`;
  if (!hasAudio) return 'Reading the text.';
  return transcript.state === 'waiting' ? 'Opening the recording.' : 'Reading the transcript.';
}

/** How it ended, from the last frame of the run. */
export function finishedWords(view: SessionView): string {
  if (!view.complete) return '';
  const { total } = view.progress;
  const silent = view.complete.failed.filter((type) => lacksAudio(view.steps[type])).length;
  const failed = view.complete.failed.length - silent;
  const time = duration(view.complete.took_ms / 1000);
  const reasons = view.complete.failed.map((type) => view.steps[type].error);
  const done = `${total - reasons.length} of ${total} steps were done`;
  if (reasons.some((reason) => reason?.code === 'cancelled')) return reasons.length === total ? 'Cancelled before any step was done.' : `Cancelled after ${time}; ${done}.`;
  const givenUp = reasons.find((reason) => reason?.code === 'run_gave_up');
  if (givenUp) return `Given up after ${time}; ${done}. ${givenUp.message}`;
  if (failed === 0 && silent > 0) return `${total - silent} of ${total} steps finished in ${time}; ${silent === 1 ? 'one needs' : `${silent} need`} audio, and there is none.`;
  if (failed === 0) return `All ${total} steps finished in ${time}.`;
  return `Finished in ${time}; ${failed} of ${total} steps failed. ${failed === 1 ? 'Its note says' : 'Their notes say'} why.`;
}

/** A hairline that fills while the run goes on, and one sentence about it. */
export function Progress({ isOwner, runsAhead }: { isOwner: boolean; runsAhead: number }) {
  const view = useSession((state) => state.view);
  const { hasAudio } = usePageFacts();
  const [problem, setProblem] = useState<string | null>(null);
  const ahead = useRunsAhead(view, runsAhead);
  const place = useRef<HTMLElement>(null);
  async function cancel(): Promise<void> {
    setProblem(await send('DELETE', `/api/sessions/${view.session_id}/run`));
    // The button goes with the run.
    place.current?.focus();
  }
  const running = view.complete === null && view.status !== 'completed' && view.status !== 'error';
  const { done, total, percentage } = view.progress;
  if (view.status === 'created' && view.seq === 0) return null;
  return (
    <section ref={place} tabIndex={-1} aria-label="Progress" className="pt-4 outline-none">
      {running && (
        <div role="progressbar" aria-label="Steps finished" aria-valuemin={0} aria-valuemax={total} aria-valuenow={done} aria-valuetext={`${done} of ${total} steps`} className="h-0.5 bg-line">
          <div className="h-full bg-accent transition-[width] duration-300" style={{ width: `${percentage}%` }} />
        </div>
      )}
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <p className={running ? 'mt-2 text-body' : 'text-note text-ink-2'}>
          {running ? (
            <>
              {runningWords(view, hasAudio, ahead)}{' '}
              <span className="text-ink-2">
                {done} of {total} steps finished.
              </span>
            </>
          ) : (
            finishedWords(view)
          )}
        </p>
        {running && isOwner && (
          <Button look="quiet" onClick={() => void cancel()}>
            Cancel the analysis
          </Button>
        )}
      </div>
      <ModelCostLine />
      {(view.error ?? problem) && (
        <p role="alert" className="mt-2 border-l-2 border-alert pl-4 text-body">
          {view.error?.message ?? problem}
        </p>
      )}
    </section>
  );
}
