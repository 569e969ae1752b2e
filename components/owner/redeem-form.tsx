'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '#components/ui/button';
import { ask } from '#lib/client/ask';
import { ownerMessages } from '#lib/messages/owner';

/** `own` is how many recordings this browser already has. */
export function RedeemForm({ own }: { own: number }) {
  const id = useId();
  const router = useRouter();
  const [outcome, setOutcome] = useState<'done' | { problem: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const problem = outcome !== null && outcome !== 'done' ? outcome.problem : null;

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const fields = event.currentTarget;
    const form = new FormData(fields);
    const code = form.get('code');
    if (typeof code !== 'string') return;
    setBusy(true);
    const asked = await ask<{ taken: number }>('POST', '/api/owner/redeem', {
      code,
      take_along: form.get('along') === 'on',
    });
    setBusy(false);
    setOutcome('problem' in asked ? asked : 'done');
    if (!('value' in asked)) return;
    fields.reset();
    router.refresh();
  }

  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="text-lead font-semibold">
        {ownerMessages.enterTitle}
      </h2>
      <p className="mt-2 text-ink-2">{ownerMessages.enterText}</p>
      <form onSubmit={(event) => void submit(event)} className="mt-4">
        <label htmlFor={id} className="block text-note text-ink-2">
          {ownerMessages.codeLabel}
        </label>
        <div className="mt-1 flex flex-wrap gap-4">
          <input
            id={id}
            name="code"
            required
            maxLength={500}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : `${id}-problem`}
            className="min-h-11 min-w-0 flex-[1_1_14rem] border border-line-strong bg-paper px-3"
          />
          <Button type="submit" look="solid" disabled={busy}>
            {ownerMessages.useHere}
          </Button>
        </div>
        {problem !== null && (
          <p role="alert" id={`${id}-problem`} className="mt-2 text-alert">
            {problem}
          </p>
        )}
        {own > 0 && (
          <label className="mt-3 flex min-h-11 items-center gap-3">
            <input type="checkbox" name="along" defaultChecked className="size-4 shrink-0 accent-accent" />
            <span>{ownerMessages.transfer}</span>
          </label>
        )}
      </form>
      {outcome === 'done' && (
        <p role="status" className="mt-3">
          {ownerMessages.done}{' '}
          <Link href="/" className="link">
            {ownerMessages.seeThem}
          </Link>
        </p>
      )}
    </section>
  );
}
