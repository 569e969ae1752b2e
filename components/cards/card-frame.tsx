'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useRef, useState } from 'react';
import { usePageFacts, useSession } from '#components/session/session-context';
import { isAnalysisType } from '#lib/analyses/steps';
import type { CardType } from '#lib/analyses/steps';
import { patiently } from '#lib/client/patiently';
import { isCancelled, lacksAudio, type StepFailure, type StepState } from '#lib/events/view';
import { CardMenuButton } from './card-menu-button';
import { useRerun } from './use-rerun';

const InstructionForm = dynamic(() => patiently(() => import('./instruction-form')).then((module) => module.InstructionForm), { ssr: false });

interface Props {
  step: { analysis_type: CardType; state: StepState; error: StepFailure | null; data: object | null; provisional: boolean };
  title: string;
  /** The question, where it is one of the owner's own. */
  question?: string;
  /** Beside the heading. */
  aside?: ReactNode;
  /** Fills a column of its own and scrolls inside it. */
  column?: boolean;
  children: ReactNode;
}

/** What all cards have around their reading: heading, menu of the owner, and what is wrong or going on. */
export function CardFrame({ step, title, question, aside, column = false, children }: Props) {
  const { analysis_type: type, state, error, data } = step;
  const { isOwner, model } = usePageFacts();
  const ended = useSession((session) => session.view.complete !== null);
  const article = useRef<HTMLElement>(null);
  const rerun = useRerun(type, title);
  const [instructing, setInstructing] = useState(false);
  const heading = `heading-${type}`;
  // Nothing went wrong with it.
  const quiet = lacksAudio(step) || isCancelled(step);
  function close(): void {
    setInstructing(false);
    requestAnimationFrame(() => article.current?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.focus());
  }
  return (
    <article
      ref={article}
      id={type}
      data-analysis={type}
      data-state={state}
      aria-labelledby={heading}
      aria-busy={state === 'running'}
      className={`border-t-2 border-ink pt-3 ${column ? 'lg:flex lg:min-h-0 lg:flex-col' : ''}`}
    >
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={heading} className="min-w-0 text-body font-semibold wrap-anywhere">
          {title}
        </h2>
        <div className="no-print flex items-baseline gap-3">
          {aside}
          {isOwner && ended && !lacksAudio(step) && (
            <div className="-my-3 -mr-3">
              <CardMenuButton type={type} label={`More about “${title}”`} hasModel={model !== null} rerun={rerun} onInstruct={() => setInstructing(true)} />
            </div>
          )}
        </div>
      </div>
      {instructing && (
        <InstructionForm
          label={question === undefined ? 'Instruction for this reading' : 'The question'}
          about={isAnalysisType(type) ? 'It adds to what the language model is asked, for example “Look at the part about the budget”.' : 'What the model is to look for.'}
          value={question}
          run={(instruction) => rerun.run({ instruction })}
          onClose={close}
        />
      )}
      {rerun.problem !== null && (
        <p role="alert" className="mt-2 border-l-2 border-alert pl-4 text-body">
          {rerun.problem}
        </p>
      )}
      {quiet && <p className="mt-1 text-ink-2">{error?.message}{data && ' Below is the result from before.'}</p>}
      {state === 'failed' && !quiet && (
        <p className="mt-2 border-l-2 border-alert pl-4 text-body">
          <strong className="font-semibold text-alert">This step failed.</strong> {error?.message ?? 'The server gave no reason.'}
          {data && ' Below is the result from before.'}
        </p>
      )}
      {state === 'running' && data && !step.provisional && <p className="mt-1 text-ink-2">Reading again… Until then the result from before stands.</p>}
      {children}
    </article>
  );
}
