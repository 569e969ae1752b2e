'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '#components/ui/button';

/** A field for a transcript that lies in the clipboard instead of a file. */
export function PasteText({ busy, onText, onClose }: { busy: boolean; onText: (text: string) => void; onClose: () => void }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => field.current?.focus(), []);

  function read(): void {
    const text = field.current?.value ?? '';
    setMissing(text.trim() === '');
    if (text.trim() === '') field.current?.focus();
    else onText(text);
  }

  return (
    <div className="mt-6">
      <label htmlFor={id} className="font-medium">
        Text of a conversation
      </label>
      <p id={`${id}-about`} className="text-note text-ink-2">
        A line for each turn, as in “Anna: We should wait.” Subtitles are understood too.
      </p>
      <textarea
        ref={field}
        id={id}
        rows={8}
        aria-invalid={missing}
        aria-describedby={`${id}-about${missing ? ` ${id}-problem` : ''}`}
        placeholder={'Anna: …\nMark: …'}
        className="mt-2 w-full border border-line-strong bg-paper p-3 text-body"
      />
      {missing && (
        <p role="alert" id={`${id}-problem`} className="text-note text-alert">
          There is nothing to read yet. Paste or write what was said.
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-x-6 gap-y-3">
        <Button look="solid" disabled={busy} onClick={read}>
          Read this text
        </Button>
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  );
}
