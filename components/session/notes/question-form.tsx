'use client';

import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '#components/ui/button';
import { FormButtons } from '#components/ui/form-buttons';
import { TextField } from '#components/ui/text-field';
import { longestInstruction, longestQuestionName } from '#lib/analyses/custom/limits';
import { send } from '#lib/client/problem';
import { earlierQuestions, type EarlierQuestion } from '#lib/client/session/questions';
import { useSessionStore } from '#components/session/session-context';
import { askingMessages } from '#lib/messages/asking';

/** A name for the card and the question for the model; questions from other sessions are offered. */
export function QuestionForm({ onClose }: { onClose: () => void }) {
  const store = useSessionStore();
  const [earlier, setEarlier] = useState<EarlierQuestion[]>([]);
  const [chosen, setChosen] = useState<EarlierQuestion | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let mounted = true;
    void earlierQuestions().then((found) => mounted && setEarlier(found));
    return () => {
      mounted = false;
    };
  }, []);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const of = (field: string): string => {
      const value = form.get(field);
      return typeof value === 'string' ? value.trim() : '';
    };
    const name = of('name');
    setBusy(true);
    const sentence = await send('POST', `/api/sessions/${store.getState().view.session_id}/steps/custom`, {
      name,
      instruction: of('instruction'),
    });
    setBusy(false);
    setProblem(sentence);
    if (sentence !== null) return;
    store.getState().say(askingMessages.asked(name));
    onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      {earlier.length > 0 && (
        <div
          role="group"
          aria-label={askingMessages.earlier}
          className="mt-2 flex flex-wrap items-center gap-x-4 text-note"
        >
          <span className="text-ink-2">{askingMessages.askedBefore}</span>
          {earlier.map((question) => (
            <Button key={question.slug} look="quiet" className="text-note" onClick={() => setChosen(question)}>
              {question.name}
            </Button>
          ))}
        </div>
      )}
      {/* A new key resets the fields. */}
      <div key={chosen?.slug ?? 'new'}>
        <TextField
          name="name"
          label={askingMessages.name}
          value={chosen?.name}
          maxLength={longestQuestionName}
          focus
          onEscape={onClose}
        />
        <TextField
          name="instruction"
          label={askingMessages.instruction}
          about={askingMessages.aboutInstruction}
          value={chosen?.instruction}
          rows={3}
          maxLength={longestInstruction}
          onEscape={onClose}
        />
      </div>
      {problem !== null && (
        <p role="alert" className="mt-2 border-l-2 border-alert pl-4">
          {problem}
        </p>
      )}
      <FormButtons submit={askingMessages.ask} busy={busy} onCancel={onClose} />
    </form>
  );
}
