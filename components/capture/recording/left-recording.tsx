'use client';

import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button';
import { LocalTime } from '#components/ui/local-time';
import { clock } from '#lib/base/words';
import { holdLock } from '#lib/client/recording/hold-lock';
import { type KeptRecording, dropRecording, fileOf, recordingLock } from '#lib/client/recording/recording-store';
import { saveFile } from '#lib/client/recording/save-file';
import { captureMessages } from '#lib/messages/capture';
import { DiscardRecording } from './discard-recording';

/** A recording that the server does not have: send it, listen to it, save it, or discard it. */
export function LeftRecording({
  recording,
  onSend,
  onGone,
}: {
  recording: KeptRecording;
  onSend: (file: File) => Promise<boolean>;
  onGone: () => void;
}) {
  const [heard, setHeard] = useState<string | null>(null);
  useEffect(() => () => void (heard !== null && URL.revokeObjectURL(heard)), [heard]);

  async function send(): Promise<void> {
    const release = holdLock(recordingLock(recording.id));
    try {
      if (!(await onSend(await fileOf(recording)))) return;
      await dropRecording(recording.id);
      onGone();
    } finally {
      release();
    }
  }

  return (
    <section aria-label={captureMessages.recordingOf(clock(recording.length_s))} className="border-t border-line pt-4">
      <p className="text-body">
        {captureMessages.recordingFrom(clock(recording.length_s))}{' '}
        <LocalTime iso={new Date(recording.started_at).toISOString()} /> {captureMessages.notSent}
      </p>
      {heard !== null && (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- it has not been transcribed yet
        <audio controls src={heard} className="mt-3 w-full" aria-label={captureMessages.notSentLabel} />
      )}
      <div className="mt-3 flex flex-wrap gap-x-6 gap-y-3">
        <Button look="solid" onClick={() => void send()}>
          {captureMessages.sendIt}
        </Button>
        {heard === null && (
          <Button onClick={() => void fileOf(recording).then((file) => setHeard(URL.createObjectURL(file)))}>
            {captureMessages.listen}
          </Button>
        )}
        <Button onClick={() => void fileOf(recording).then(saveFile)}>{captureMessages.saveAsFile}</Button>
        <DiscardRecording length_s={recording.length_s} onDiscard={() => dropRecording(recording.id).then(onGone)} />
      </div>
    </section>
  );
}
