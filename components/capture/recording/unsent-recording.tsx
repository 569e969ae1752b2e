'use client';

import { Button } from '#components/ui/button';
import { saveFile } from '#lib/client/recording/save-file';
import { captureMessages } from '#lib/messages/capture';
import { DiscardRecording } from './discard-recording';

/** A recording that could not be sent is never lost: it can be sent again, or saved as a file. */
export function UnsentRecording({
  file,
  onRetry,
  onForget,
}: {
  file: File;
  onRetry: () => void;
  onForget: () => void | Promise<void>;
}) {
  return (
    <section aria-label={captureMessages.yourRecording} className="border-t border-line pt-4">
      <p className="text-body">{captureMessages.stillHere}</p>
      <div className="mt-3 flex flex-wrap gap-x-6 gap-y-3">
        <Button look="solid" onClick={onRetry}>
          {captureMessages.sendAgain}
        </Button>
        <Button onClick={() => saveFile(file)}>{captureMessages.saveAsFile}</Button>
        <DiscardRecording onDiscard={onForget} />
      </div>
    </section>
  );
}
