'use client';

import { type ReactNode, type RefObject, useState } from 'react';
import { later } from '#components/ui/later';
import { usePageFacts, useSession } from '#components/session/session-context';
import { type CardType, isAnalysisType } from '#lib/analyses/steps';
import { isCancelled, lacksAudio, type StepFailure, type StepState } from '#lib/events/view';
import { cardsMessages } from '#lib/messages/cards';
import { CardMenuButton } from './card-menu-button';
import { useRerun } from './use-rerun';

const InstructionForm = later(() => import('./instruction-form').then((module) => module.InstructionForm));

/** The fields of a step that the card's frame uses, for one of the twelve or a question of the owner's own. */
export interface FramedStep {
  analysis_type: CardType;
  state: StepState;
  error: StepFailure | null;
  data: object | null;
  provisional: boolean;
}

/** The frame of every card: the owner's menu, problems and progress. `question` is given for one of the owner's own. */
export function useCardMatter(
  step: FramedStep,
  title: string,
  question: string | undefined,
  box: RefObject<HTMLElement | null>,
): { menu: ReactNode; notices: ReactNode } {
  const { analysis_type: type, state, error, data } = step;
  const { isOwner, model } = usePageFacts();
  const ended = useSession((session) => session.view.complete !== null);
  const rerun = useRerun(type, title);
  const [instructing, setInstructing] = useState(false);
  // These are not failures.
  const quiet = lacksAudio(step) || isCancelled(step);
  function close(): void {
    setInstructing(false);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.focus());
  }
  const menu = isOwner && ended && !lacksAudio(step) && (
    <div className="-my-3 -mr-3">
      <CardMenuButton
        type={type}
        label={cardsMessages.more(title)}
        hasModel={model !== null}
        rerun={rerun}
        onInstruct={() => setInstructing(true)}
      />
    </div>
  );
  const notices = (
    <>
      {instructing && (
        <InstructionForm
          own={!isAnalysisType(type)}
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
      {quiet && (
        <p className="mt-1 text-ink-2">
          {error?.message}
          {data && ` ${cardsMessages.earlierBelow}`}
        </p>
      )}
      {state === 'failed' && !quiet && (
        <p className="mt-2 border-l-2 border-alert pl-4 text-body">
          <strong className="font-semibold text-alert">{cardsMessages.stepFailed}</strong>{' '}
          {error?.message ?? cardsMessages.noReason}
          {data && ` ${cardsMessages.earlierBelow}`}
        </p>
      )}
      {state === 'running' && data && !step.provisional && (
        <p className="mt-1 text-ink-2">{cardsMessages.runningAgain}</p>
      )}
      <TextChanged type={type} />
    </>
  );
  return { menu, notices };
}

/** On a note that was read before its owner corrected the text. */
function TextChanged({ type }: { type: CardType }) {
  const stale = useSession(({ view }) => view.edits.stale.includes(type) && !view.edits.reading.includes(type));
  return stale ? <p className="mt-1 text-note text-ink-2">{cardsMessages.textChanged}</p> : null;
}
