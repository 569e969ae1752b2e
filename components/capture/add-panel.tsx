'use client';

import { Mic } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '#components/ui/button';
import { captureMessages } from '#lib/messages/capture';
import { accepted } from './accepted';
import { later } from '#components/ui/later';
import { RecordingLanguage } from './recording-language';
import { SpeakersBefore } from './speakers-before';
import type { Capturing } from './use-capture';

const PasteText = later(() => import('#components/capture/text/paste-text').then((module) => module.PasteText));

/** The panel to choose a file, start a recording or paste a text, with its options. */
export function AddPanel({ capturing, asksLanguage }: { capturing: Capturing; asksLanguage: boolean }) {
  const { busy, picker, choose, taking, recorder, recording, pasting, setPasting, prepare } = capturing;
  const isAsking = recorder.state.kind === 'asking';
  function takeFrom(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    // The same file can be chosen again after a refusal.
    input.value = '';
    if (files.length > 0) taking.onFiles(files);
  }
  // A file that was chosen before this script ran.
  useEffect(() => {
    if (picker.current) takeFrom(picker.current);
    // oxlint-disable-next-line react/exhaustive-deps -- once; later choices are events
  }, []);
  return (
    // Hidden, not removed: a pasted text is still there when it is refused.
    <div hidden={busy} className="border border-dashed border-line-strong px-6 py-10 sm:px-10 sm:py-12">
      <p className="text-lead">{captureMessages.dropHere}</p>
      <div className="mt-5 flex flex-wrap gap-3">
        <Button look="solid" onPointerEnter={prepare} onFocus={prepare} onClick={choose}>
          {captureMessages.chooseFile}
        </Button>
        <Button
          disabled={isAsking || recording.checking}
          onPointerEnter={prepare}
          onFocus={prepare}
          onClick={() => void recording.record()}
        >
          <Mic size={17} strokeWidth={1.75} aria-hidden="true" />
          {isAsking ? captureMessages.waitingForPermission : captureMessages.record}
        </Button>
        {!pasting && <Button onClick={() => setPasting(true)}>{captureMessages.pasteText}</Button>}
      </div>
      {asksLanguage && <RecordingLanguage value={taking.language} onChange={taking.setLanguage} />}
      {pasting && (
        <PasteText
          busy={busy}
          onText={(text, wanted) => void taking.takeText(text, wanted)}
          onClose={() => setPasting(false)}
        />
      )}
      <SpeakersBefore value={taking.speakers} onChange={taking.setSpeakers} />
      <p className="mt-5 text-note text-ink-2">
        {captureMessages.accepted} {asksLanguage ? captureMessages.englishBest : captureMessages.englishOnly}
      </p>
      <input
        ref={picker}
        type="file"
        multiple
        accept={accepted}
        aria-label={captureMessages.fileLabel}
        hidden
        onChange={(event) => takeFrom(event.target)}
      />
    </div>
  );
}
