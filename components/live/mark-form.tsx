'use client';

import { Bookmark } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/button';
import { clock } from '#lib/base/words';
import { liveMessages } from '#lib/messages/live';

/** In characters; the server's limit. */
const longest = 200;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input, textarea, select') ||
      target.closest('[role="alertdialog"], [role="menu"]') !== null)
  );
}

/** Adds a marker at this moment, with a few words; the key M opens it anywhere on the page. */
export function MarkForm({ onMark, at_s }: { onMark: (text: string, at_s: number) => void; at_s: number }) {
  /** The moment at which it was opened; null while it is closed. */
  const [moment, setMoment] = useState<number | null>(null);
  const [done, setDone] = useState('');
  const now = useRef(at_s);
  const button = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    now.current = at_s;
  }, [at_s]);
  useEffect(() => {
    const open = (event: KeyboardEvent): void => {
      if (event.key !== 'm' && event.key !== 'M') return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
      event.preventDefault();
      setMoment(now.current);
    };
    document.addEventListener('keydown', open);
    return () => document.removeEventListener('keydown', open);
  }, []);
  useEffect(() => {
    if (moment !== null) field.current?.focus();
  }, [moment]);

  function close(): void {
    setMoment(null);
    requestAnimationFrame(() => button.current?.focus());
  }

  return (
    <>
      {moment === null ? (
        <Button ref={button} title={liveMessages.markHint} aria-keyshortcuts="m" onClick={() => setMoment(at_s)}>
          <Bookmark size={15} aria-hidden="true" />
          {liveMessages.mark}
        </Button>
      ) : (
        <form
          className="flex min-w-0 flex-wrap items-center gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            onMark(field.current?.value.trim() ?? '', moment);
            setDone(liveMessages.markedAt(clock(moment)));
            close();
          }}
        >
          <input
            ref={field}
            aria-label={liveMessages.wordsForMark(clock(moment))}
            placeholder={liveMessages.markAt(clock(moment))}
            maxLength={longest}
            autoComplete="off"
            onKeyDown={(event) => event.key === 'Escape' && close()}
            className="min-h-11 w-44 border border-line-strong bg-paper px-3"
          />
          <Button type="submit">{liveMessages.setMark}</Button>
        </form>
      )}
      <span role="status" className="sr-only">
        {done}
      </span>
    </>
  );
}
