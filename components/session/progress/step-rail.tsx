'use client';

import { analysisTypes, titles } from '#lib/analyses/steps';
import { took } from '#lib/base/words';
import { isCancelled, lacksAudio, type StepFailure, type StepState } from '#lib/events/view';
import { useSession } from '#components/session/session-context';
import { sessionMessages } from '#lib/messages/session';

/** The fields of a step that the rail shows, for one of the twelve or a question of the owner's own. */
interface RailStep {
  analysis_type: string;
  state: StepState;
  error: StepFailure | null;
  took_ms: number | null;
}

const { states } = sessionMessages;

/** The state of a step in a word; for a finished one, its time. */
function stateWords(step: RailStep): string {
  switch (step.state) {
    case 'waiting':
      return sessionMessages.states.waiting;
    case 'running':
      return sessionMessages.states.running;
    case 'done':
      return step.took_ms === null ? sessionMessages.states.done : took(step.took_ms);
    case 'failed':
      return lacksAudio(step) ? states.noAudio : isCancelled(step) ? states.cancelled : states.failed;
  }
}

const marks = {
  waiting: 'border border-line-strong',
  running: 'border-2 border-accent',
  done: 'bg-accent',
  failed: 'bg-alert rotate-45',
} as const;

/**
 * The twelve steps with their states: a progress rail during the run, a table of contents afterwards. The owner's own
 * questions follow.
 */
export function StepRail() {
  const steps = useSession((state) => state.view.steps);
  const custom = useSession((state) => state.view.custom);
  return (
    <nav aria-label={sessionMessages.steps} className="no-print mt-3">
      <ol className="grid grid-flow-col grid-cols-2 grid-rows-6 gap-x-8 sm:grid-cols-3 sm:grid-rows-4 lg:grid-cols-4 lg:grid-rows-3">
        {analysisTypes.map((type) => (
          <Entry key={type} step={steps[type]} title={titles[type]} />
        ))}
      </ol>
      {custom.length > 0 && (
        <ol
          aria-label={sessionMessages.ownerQuestions}
          className="grid grid-cols-2 gap-x-8 sm:grid-cols-3 lg:grid-cols-4"
        >
          {custom.map((step) => (
            <Entry key={step.analysis_type} step={step} title={step.name} />
          ))}
        </ol>
      )}
    </nav>
  );
}

function Entry({ step, title }: { step: RailStep; title: string }) {
  const quiet = lacksAudio(step) || isCancelled(step);
  return (
    <li data-step={step.analysis_type} data-state={step.state} className="border-t border-line">
      <a
        href={`#${step.analysis_type}`}
        className="flex min-h-11 flex-col items-start justify-center gap-x-2 text-note hover:text-accent sm:min-h-8 sm:flex-row sm:items-center sm:justify-between"
      >
        <span className="flex min-w-0 items-baseline gap-2">
          <span
            aria-hidden="true"
            className={`inline-block size-2 shrink-0 ${marks[quiet ? 'waiting' : step.state]}`}
          />
          <span className={`wrap-anywhere ${step.state === 'waiting' || quiet ? 'text-ink-2' : ''}`}>{title}</span>
        </span>
        <span
          className={`shrink-0 whitespace-nowrap max-sm:pl-4 ${step.state === 'failed' && !quiet ? 'font-semibold text-alert' : 'text-ink-2'}`}
        >
          {step.state === 'done' && <span className="sr-only">{sessionMessages.doneIn}</span>}
          <span className={step.state === 'done' ? 'sr-only sm:not-sr-only' : ''}>{stateWords(step)}</span>
        </span>
      </a>
    </li>
  );
}
