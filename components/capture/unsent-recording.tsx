'use client';

import { Button } from '#components/ui/button';
import { saveFile } from '#lib/client/recording/save-file';
import { DiscardRecording } from './discard-recording';

/** A recording that did not get through is never lost: it can be sent again, or saved as a file. */
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
    <section aria-label="Your recording" className="border-t border-line pt-4">
      <p className="text-body">Your recording is still here, in this browser.</p>
      <div className="mt-3 flex flex-wrap gap-x-6 gap-y-3">
        <Button look="solid" onClick={onRetry}>
          Send it again
        </Button>
        <Button onClick={() => saveFile(file)}>Save it as a file</Button>
        <DiscardRecording onDiscard={onForget} />
      </div>
    </section>
  );
}
