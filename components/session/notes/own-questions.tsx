'use client';

import { useState } from 'react';
import { later } from '#components/ui/later';
import { replyOf } from '#components/cards/parts/reply-of';
import { Button } from '#components/ui/button';
import { useHydrated } from '#components/ui/use-hydrated';
import type { CustomStepView } from '#lib/events/view';
import { sessionMessages } from '#lib/messages/session';
import { cardsMessages } from '#lib/messages/cards';
import { NoteRow } from './note-row';
import { usePageFacts, useSession } from '#components/session/session-context';

const QuestionForm = later(() => import('./question-form').then((module) => module.QuestionForm));

/** The notes of the owner's own questions, for everyone; and the form in which the owner asks them. */
export function OwnQuestions() {
  const asked = useSession((state) => state.view.custom);
  const { isOwner } = usePageFacts();
  if (asked.length === 0 && !isOwner) return null;
  return (
    <section aria-labelledby="own-question" className="border-t-2 border-ink pt-3">
      <h2 id="own-question" className="text-body font-semibold">
        {isOwner ? sessionMessages.askTitle : sessionMessages.ownerQuestions}
      </h2>
      {asked.map((step) => (
        <NoteRow
          key={step.analysis_type}
          type={step.analysis_type}
          title={step.name}
          state={step.state}
          alarming={step.state === 'failed'}
          headline={says(step)}
          evidence={step.data?.evidence ?? none}
        />
      ))}
      {isOwner && <Ask />}
    </section>
  );
}

const none: readonly never[] = [];

function says({ state, data, error }: CustomStepView): string {
  if (state === 'failed') return `${cardsMessages.stepFailed} ${error?.message ?? ''}`;
  if (data)
    return data.sufficiency.enough ? replyOf(data) : `${cardsMessages.notEnough} ${data.sufficiency.reason ?? ''}`;
  return state === 'running' ? cardsMessages.reading : cardsMessages.waitsForTurn;
}

function Ask() {
  const { model } = usePageFacts();
  const ended = useSession((state) => state.view.complete !== null);
  const ready = useHydrated();
  const [open, setOpen] = useState(false);
  return (
    <div className="no-print text-note text-ink-2">
      {model ? (
        <p className="mt-1">{sessionMessages.askExample}</p>
      ) : (
        <p className="mt-1">{sessionMessages.askNeedsModel}</p>
      )}
      {model && !ended && <p className="mt-1">{sessionMessages.askLater}</p>}
      {model &&
        ended &&
        ready &&
        (open ? (
          <QuestionForm onClose={() => setOpen(false)} />
        ) : (
          <Button className="mt-3" onClick={() => setOpen(true)}>
            {sessionMessages.ask}
          </Button>
        ))}
    </div>
  );
}
