'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button';
import { captureMessages } from '#lib/messages/capture';
import type { ReadTranscript, Wanted } from '#lib/speech/transcripts/contract';
import { TextPreview } from './text-preview';
import { previewOf } from './use-text-preview';

/** A chosen transcript that can be read in two ways, before it is sent. */
export interface Doubtful {
  file: File;
  text: string;
  read: ReadTranscript;
}

export function DoubtfulFile({
  doubtful,
  onSend,
  onClose,
}: {
  doubtful: Doubtful;
  onSend: (wanted: Wanted) => void;
  onClose: () => void;
}) {
  const { file, text } = doubtful;
  const [wanted, setWanted] = useState<Wanted>({});
  const [read, setRead] = useState(doubtful.read);

  async function choose(other: Wanted): Promise<void> {
    const next = await previewOf(text, file.name, other);
    if (!next) return;
    setWanted(other);
    setRead(next);
  }

  return (
    <section aria-label={captureMessages.fileReadAs} className="border border-line-strong px-6 py-5">
      <p>{captureMessages.twoReadingsOfFile(file.name)}</p>
      <TextPreview read={read} wanted={wanted} onWanted={(other) => void choose(other)} />
      <div className="mt-4 flex flex-wrap gap-x-6 gap-y-3">
        <Button look="solid" onClick={() => onSend(wanted)}>
          {captureMessages.readLikeThis}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {captureMessages.doNotSend}
        </Button>
      </div>
    </section>
  );
}
