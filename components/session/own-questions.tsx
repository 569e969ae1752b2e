'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { CustomCard } from '#components/cards/custom';
import { Button } from '#components/ui/button';
import { useHydrated } from '#components/ui/use-hydrated';
import { patiently } from '#lib/client/patiently';
import { usePageFacts, useSession } from './session-context';

const QuestionForm = dynamic(() => patiently(() => import('./question-form')).then((module) => module.QuestionForm), { ssr: false });

/** The cards of the owner's own questions, for everybody; and where the owner asks them. */
export function OwnQuestions() {
  const asked = useSession((state) => state.view.custom);
  const { isOwner } = usePageFacts();
  return (
    <>
      {asked.map((step) => (
        <CustomCard key={step.analysis_type} step={step} />
      ))}
      {isOwner && <Ask />}
    </>
  );
}

function Ask() {
  const { model } = usePageFacts();
  const ended = useSession((state) => state.view.complete !== null);
  const ready = useHydrated();
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby="own-question" className="no-print border-t-2 border-ink pt-3">
      <h2 id="own-question" className="text-body font-semibold">
        Ask a question of your own
      </h2>
      {model ? (
        <p className="mt-1 text-ink-2">For example “Every promise, with who made it”. The language model answers with quotes from the recording, on a card that everybody with this address sees.</p>
      ) : (
        <p className="mt-1 text-ink-2">
          This needs a language model, and none is configured here: start the server with OPENAI_API_KEY, or with OPENAI_BASE_URL for a model on a machine of your own.
        </p>
      )}
      {model && !ended && <p className="mt-1 text-note text-ink-2">You can ask as soon as the analysis is complete.</p>}
      {model && ended && ready && (open ? <QuestionForm onClose={() => setOpen(false)} /> : <Button className="mt-3" onClick={() => setOpen(true)}>Ask a question</Button>)}
    </section>
  );
}
