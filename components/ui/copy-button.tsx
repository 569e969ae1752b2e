'use client';

import { useEffect, useState } from 'react';
import { partsMessages } from '#lib/messages/parts';
import { Button } from './button';

/** Copies, and says so in its own label; if the clipboard is not available (plain HTTP), says that instead. */
export function CopyButton({ label, done, text }: { label: string; done: string; text: () => string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');

  useEffect(() => {
    if (state === 'ready') return;
    const timer = setTimeout(() => setState('ready'), 2500);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text());
      setState('copied');
    } catch {
      setState('refused');
    }
  }

  return (
    <Button look="quiet" className="-my-2.5 text-note" onClick={() => void copy()}>
      <span aria-live="polite">
        {state === 'copied' ? done : state === 'refused' ? partsMessages.cannotCopy : label}
      </span>
    </Button>
  );
}
