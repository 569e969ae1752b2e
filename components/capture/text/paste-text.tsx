'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '#components/ui/button';
import { captureMessages } from '#lib/messages/capture';
import type { Wanted } from '#lib/speech/transcripts/contract';
import { TextPreview } from './text-preview';
import { useTextPreview } from './use-text-preview';

const asItIs: Wanted = {};

/** A field for a transcript from the clipboard. */
export function PasteText({
  busy,
  onText,
  onClose,
}: {
  busy: boolean;
  onText: (text: string, wanted: Wanted) => void;
  onClose: () => void;
}) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [missing, setMissing] = useState(false);
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState(asItIs);
  const preview = useTextPreview(text, wanted);
  useEffect(() => field.current?.focus(), []);

  function read(): void {
    // Text that the browser filled in is not in the state.
    const written = field.current?.value ?? '';
    setMissing(written.trim() === '');
    if (written.trim() === '') field.current?.focus();
    else onText(written, wanted);
  }

  return (
    <div className="mt-6">
      <label htmlFor={id} className="font-medium">
        {captureMessages.pasteLabel}
      </label>
      <p id={`${id}-about`} className="text-note text-ink-2">
        {captureMessages.pasteHint}
      </p>
      <textarea
        ref={field}
        id={id}
        rows={8}
        onChange={(event) => {
          setText(event.target.value);
          setWanted(asItIs);
        }}
        aria-invalid={missing}
        aria-describedby={`${id}-about${missing ? ` ${id}-problem` : ''}`}
        placeholder={captureMessages.pasteExample}
        className="mt-2 w-full border border-line-strong bg-paper p-3 text-body"
      />
      {missing && (
        <p role="alert" id={`${id}-problem`} className="text-note text-alert">
          {captureMessages.pasteEmpty}
        </p>
      )}
      {preview && <TextPreview read={preview} wanted={wanted} onWanted={setWanted} />}
      <div className="mt-3 flex flex-wrap gap-x-6 gap-y-3">
        <Button look="solid" disabled={busy} onClick={read}>
          {captureMessages.readText}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {captureMessages.close}
        </Button>
      </div>
    </div>
  );
}
