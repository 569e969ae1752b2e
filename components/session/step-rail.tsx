'use client';

import { titles } from '#lib/analyses/titles';
import { analysisTypes } from '#lib/analyses/steps';
import { took } from '#lib/base/words';
import { lacksAudio, type StepView } from '#lib/events/view';
import { useSession } from './session-context';

/** The state of a step in a word; for a finished one, how long it took. */
export function stateWords(step: StepView): string {
  switch (step.state) {
    case 'waiting':
      return 'waiting';
    case 'running':
      return 'running';
    case 'done':
      return step.took_ms === null ? 'done' : took(step.took_ms);
    case 'failed':
      return lacksAudio(step) ? 'no audio' : 'failed';
  }
}

const marks = { waiting: 'border border-line-strong', running: 'border-2 border-accent', done: 'bg-accent', failed: 'bg-alert rotate-45' } as const;

/** The twelve steps with their states: a progress rail while they run, a table of contents ever after. */
export function StepRail() {
  const steps = useSession((state) => state.view.steps);
  return (
    <nav aria-label="Steps of the analysis" className="no-print mt-3">
      <ol className="grid grid-flow-col grid-cols-2 grid-rows-6 gap-x-8 sm:grid-cols-3 sm:grid-rows-4 lg:grid-cols-4 lg:grid-rows-3">
        {analysisTypes.map((type) => {
          const step = steps[type];
          const silent = lacksAudio(step);
          return (
            <li key={type} data-step={type} data-state={step.state} className="border-t border-line">
              <a href={`#${type}`} className="flex min-h-11 flex-col items-start justify-center gap-x-2 text-note hover:text-accent sm:min-h-8 sm:flex-row sm:items-center sm:justify-between">
                <span className="flex items-baseline gap-2">
                  <span aria-hidden="true" className={`inline-block size-2 shrink-0 ${marks[silent ? 'waiting' : step.state]}`} />
                  <span className={step.state === 'waiting' || silent ? 'text-ink-2' : ''}>{titles[type]}</span>
                </span>
                <span className={`max-sm:pl-4 ${step.state === 'failed' && !silent ? 'font-semibold text-alert' : 'text-ink-2'}`}>
                  {step.state === 'done' && <span className="sr-only">done, took </span>}
                  <span className={step.state === 'done' ? 'sr-only sm:not-sr-only' : ''}>{stateWords(step)}</span>
                </span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
