'use client';

import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { uiMessages } from '#lib/messages/ui';
import { Button } from './button';

interface Props {
  label: string;
  value: string;
  maxLength: number;
  /** Returns null, or the sentence about the problem. */
  save: (name: string) => Promise<string | null>;
  /** Called when the name is saved or left unchanged. */
  onClose: () => void;
}

/** One name, edited in place: Enter saves, Escape leaves it unchanged, and errors appear beside the field. */
export function NameForm({ label, value, maxLength, save, onClose }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => field.current?.select(), []);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const name = field.current?.value.trim() ?? '';
    if (name === value) return onClose();
    setBusy(true);
    const sentence = await save(name);
    setBusy(false);
    setProblem(sentence);
    if (sentence === null) onClose();
    else field.current?.focus();
  }

  function cancel(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // The page's own uses of Escape do not apply.
    event.preventDefault();
    event.stopPropagation();
    onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="py-2 text-body font-normal tracking-normal">
      <label htmlFor={id} className="block text-note text-ink-2">
        {label}
      </label>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
        <input
          ref={field}
          id={id}
          defaultValue={value}
          maxLength={maxLength}
          autoComplete="off"
          onKeyDown={cancel}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          className="min-h-11 w-full min-w-0 flex-[1_1_14rem] border border-line-strong bg-paper px-3"
        />
        <Button type="submit" look="solid" disabled={busy} onKeyDown={cancel}>
          {uiMessages.save}
        </Button>
        <Button look="quiet" onClick={onClose} onKeyDown={cancel}>
          {uiMessages.cancel}
        </Button>
      </div>
      {problem && (
        <p role="alert" id={`${id}-problem`} className="mt-2 text-note text-alert">
          {problem}
        </p>
      )}
    </form>
  );
}
