'use client';

import { waitingWords } from '#components/cards/frame/waiting';
import { type AnalysisType, titles } from '#lib/analyses/steps';
import { clock } from '#lib/base/words';
import { isCancelled, lacksAudio, type StepView } from '#lib/events/view';
import { sessionMessages } from '#lib/messages/session';
import { cardsMessages } from '#lib/messages/cards';
import { NoteRow } from './note-row';
import { useSession } from '#components/session/session-context';

/**
 * The notes, those with the most telling findings first; quiet ones stand together at the end, each with its reason.
 */
export function Notes() {
  const complete = useSession(({ view }) => view.complete);
  const { filled, quiet, cancelled } = useSession((state) => state.told.order);
  return (
    <section aria-labelledby="notes">
      <h2 id="notes" className="border-t-2 border-ink pt-3 pb-1 text-body font-semibold">
        {sessionMessages.notes}
      </h2>
      {/* Their order at the end is a new list, so that no list moves under the reader's eyes. */}
      <div key={complete === null ? 'arriving' : 'ordered'}>
        {filled.map((type) => (
          <Note key={type} type={type} />
        ))}
        {quiet.length > 0 && (
          <section aria-labelledby="quiet" className="mt-4">
            <h3 id="quiet" className="text-note font-semibold text-ink-2">
              {sessionMessages.quiet(quiet.length)}
            </h3>
            {quiet.map(({ type, reason }) => (
              <Note key={type} type={type} reason={reason} />
            ))}
          </section>
        )}
        {cancelled.length > 0 && (
          <section aria-labelledby="cancelled" className="mt-4">
            <h3 id="cancelled" className="text-note font-semibold text-ink-2">
              {sessionMessages.cancelledNotes(cancelled.length)}
            </h3>
            {cancelled.map((type) => (
              <Note key={type} type={type} reason="" />
            ))}
          </section>
        )}
      </div>
    </section>
  );
}

function Note({ type, reason }: { type: AnalysisType; reason?: string }) {
  const step = useSession(({ view }) => view.steps[type]);
  const soFar = useSession(({ view }) => view.live !== null && view.complete === null) && step.provisional;
  const failed = step.state === 'failed' && !lacksAudio(step) && !isCancelled(step);
  const headline = useSession(({ told }) => told.headlines[type] ?? '');
  const line = reason ?? says(step, failed, headline);
  return (
    <NoteRow
      type={type}
      title={titles[type]}
      state={step.state}
      alarming={failed}
      headline={
        soFar
          ? sessionMessages.soFar(line)
          : step.so_far_s === null
            ? line
            : sessionMessages.soFarUpTo(clock(step.so_far_s), line)
      }
      evidence={step.data?.evidence ?? none}
      quiet={reason !== undefined}
    />
  );
}

const none: readonly never[] = [];

/** The single line of a closed note. */
function says(step: StepView, failed: boolean, headline: string): string {
  if (failed) return `${cardsMessages.stepFailed} ${step.error?.message ?? ''}`;
  // A note that was cancelled keeps its earlier result.
  if (step.state === 'failed' && !(isCancelled(step) && step.data)) return step.error?.message ?? '';
  if (step.data === null) return waitingWords(step.analysis_type, step.state);
  if (!step.data.sufficiency.enough) return `${cardsMessages.notEnough} ${step.data.sufficiency.reason ?? ''}`;
  return `${step.state === 'running' && !step.provisional ? `${sessionMessages.runningAgain} ` : ''}${headline}`;
}
