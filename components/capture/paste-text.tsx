'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '#components/ui/button';
import type { Wanted } from '#lib/speech/transcripts/contract';
import { TextPreview } from './text-preview';
import { useTextPreview } from './use-text-preview';

const asItIs: Wanted = {};

/** A field for a transcript that lies in the clipboard instead of a file. */
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
    // What a browser filled in by itself is not in the state.
    const written = field.current?.value ?? '';
    setMissing(written.trim() === '');
    if (written.trim() === '') field.current?.focus();
    else onText(written, wanted);
  }

  return (
    <div className="mt-6">
      <label htmlFor={id} className="font-medium">
        Text of a conversation
      </label>
      <p id={`${id}-about`} className="text-note text-ink-2">
        A line for each turn, as in “Anna: We should wait.” Times in any place, subtitles, tables and a recogniser’s
        JSON are understood too.
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
        placeholder={'Anna: …\nMark: …'}
        className="mt-2 w-full border border-line-strong bg-paper p-3 text-body"
      />
      {missing && (
        <p role="alert" id={`${id}-problem`} className="text-note text-alert">
          There is nothing to read yet. Paste or write what was said.
        </p>
      )}
      {preview && <TextPreview read={preview} wanted={wanted} onWanted={setWanted} />}
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
