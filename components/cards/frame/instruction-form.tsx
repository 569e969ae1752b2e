'use client';

import { type FormEvent, useState } from 'react';
import { FormButtons } from '#components/ui/form-buttons';
import { TextField } from '#components/ui/text-field';
import { longestInstruction } from '#lib/analyses/custom/limits';
import { noteMessages } from '#lib/messages/note';

interface Props {
  /** Whether it edits a question of the owner's own. */
  own: boolean;
  value?: string;
  /** Returns null, or the sentence of the refusal, which the card shows. */
  run: (instruction: string) => Promise<string | null>;
  onClose: () => void;
}

/** The owner's instruction to a model, or the question of a card of their own. */
export function InstructionForm({ own, value, run, onClose }: Props) {
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get('instruction');
    setBusy(true);
    const problem = await run(typeof text === 'string' ? text.trim() : '');
    setBusy(false);
    if (problem === null) onClose();
  }
  return (
    <form className="mt-3 mb-4 border-l-2 border-line-strong pl-4" onSubmit={(event) => void submit(event)}>
      <TextField
        name="instruction"
        label={own ? noteMessages.question : noteMessages.instruction}
        about={own ? noteMessages.aboutQuestion : noteMessages.aboutInstruction}
        value={value}
        rows={3}
        maxLength={longestInstruction}
        focus
        onEscape={onClose}
      />
      <FormButtons submit={noteMessages.runAgain} busy={busy} onCancel={onClose} />
    </form>
  );
}
