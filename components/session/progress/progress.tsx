'use client';

import { useRef, useState } from 'react';
import { Button } from '#components/ui/button';
import { clock, duration } from '#lib/base/words';
import { send } from '#lib/client/problem';
import { secondsLeft, timeLeftWords } from '#lib/client/session/time-left';
import { lacksAudio, type SessionView } from '#lib/events/view';
import { usePageFacts, useSession } from '#components/session/session-context';
import { sessionMessages } from '#lib/messages/session';
import { useRunsAhead } from './use-runs-ahead';

function isBeingMade({ live }: SessionView): boolean {
  return live?.state === 'recording' || live?.state === 'paused';
}

/** The current work and its progress: "Heard 0:42 of 3:10, about 20 s left". */
export function runningWords(view: SessionView, hasAudio = true, runsAhead = 0): string {
  const transcript = view.steps.transcript;
  if (isBeingMade(view)) return sessionMessages.recording;
  if (hasAudio && transcript.state === 'running') {
    const left = timeLeftWords(
      secondsLeft({ started_at: transcript.started_at, heard: view.heard, audio_s: view.audio_s }),
    );
    const length = view.audio_s === null ? null : clock(view.audio_s);
    return sessionMessages.transcribing(clock(view.heard?.until_s ?? 0), length, left ?? '');
  }
  if (view.status === 'created') return sessionMessages.notStarted;
  if (view.seq === 0 && runsAhead > 0) return sessionMessages.queued(runsAhead);
  if (!hasAudio) return sessionMessages.readingText;
  return transcript.state === 'waiting' ? sessionMessages.opening : sessionMessages.readingTranscript;
}

/** How the run ended, from its last fact. */
export function finishedWords(view: SessionView): string {
  if (!view.complete) return '';
  const { total } = view.progress;
  const silent = view.complete.failed.filter((type) => lacksAudio(view.steps[type])).length;
  const failed = view.complete.failed.length - silent;
  const time = duration(view.complete.took_ms / 1000);
  const reasons = view.complete.failed.map((type) => view.steps[type].error);
  const done = sessionMessages.stepsFinished(total - reasons.length, total);
  if (reasons.some((reason) => reason?.code === 'cancelled'))
    return reasons.length === total ? sessionMessages.cancelledFirst : sessionMessages.cancelled(time, done);
  const givenUp = reasons.find((reason) => reason?.code === 'run_gave_up');
  if (givenUp) return sessionMessages.gaveUp(time, done, givenUp.message);
  if (failed === 0 && silent > 0)
    return sessionMessages.finishedWithoutAudio(sessionMessages.stepsFinished(total - silent, total), time, silent);
  if (failed === 0) return sessionMessages.allFinished(total, time);
  return sessionMessages.someFailed(time, failed, total);
}

/**
 * During the run: how much of the recording is transcribed, as a hairline and a sentence. Afterwards only failures of
 * the whole run.
 */
export function Progress({ isOwner, runsAhead }: { isOwner: boolean; runsAhead: number }) {
  const view = useSession((state) => state.view);
  const { hasAudio } = usePageFacts();
  const [problem, setProblem] = useState<string | null>(null);
  const ahead = useRunsAhead(view, runsAhead);
  const place = useRef<HTMLElement>(null);
  async function cancel(): Promise<void> {
    setProblem(await send('DELETE', `/api/sessions/${view.session_id}/run`));
    // The button disappears with the end of the run.
    place.current?.focus();
  }
  const running = view.complete === null && view.status !== 'completed' && view.status !== 'error';
  const trouble = view.error?.message ?? problem;
  if ((view.status === 'created' && view.seq === 0) || (!running && trouble === null)) return null;
  const { done, total } = view.progress;
  return (
    <section ref={place} tabIndex={-1} aria-label={sessionMessages.progress} className="outline-none">
      {running && (
        <>
          <Bar view={view} />
          <div className="flex flex-wrap items-baseline justify-between gap-x-6">
            <p className="mt-2 text-body">
              <span className="max-sm:block max-sm:min-h-[3.2rem]">{runningWords(view, hasAudio, ahead)}</span>{' '}
              {!isBeingMade(view) && (
                <span className="text-ink-2">{`${sessionMessages.stepsFinished(done, total)}.`}</span>
              )}
            </p>
            {isOwner && !isBeingMade(view) && (
              <Button look="quiet" onClick={() => void cancel()}>
                {sessionMessages.cancel}
              </Button>
            )}
          </div>
        </>
      )}
      {trouble !== null && (
        <p role="alert" className="mt-2 border-l-2 border-alert pl-4 text-body">
          {trouble}
        </p>
      )}
    </section>
  );
}

/** Seconds transcribed of all; without a recording, steps. */
function Bar({ view: { audio_s, heard, steps, progress } }: { view: SessionView }) {
  const done_s = steps.transcript.state === 'done' ? (audio_s ?? 0) : (heard?.until_s ?? 0);
  const [name, now, all, words] =
    audio_s === null
      ? ([
          sessionMessages.barSteps,
          progress.done,
          progress.total,
          sessionMessages.ofSteps(progress.done, progress.total),
        ] as const)
      : ([
          sessionMessages.barHeard,
          Math.min(done_s, audio_s),
          audio_s,
          sessionMessages.ofTime(clock(done_s), clock(audio_s)),
        ] as const);
  return (
    <div
      role="progressbar"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={Math.round(all)}
      aria-valuenow={Math.round(now)}
      aria-valuetext={words}
      className="mt-2 h-0.5 bg-line"
    >
      <div
        className="h-full bg-accent transition-[width] duration-300"
        style={{ width: `${all > 0 ? (now / all) * 100 : 0}%` }}
      />
    </div>
  );
}
