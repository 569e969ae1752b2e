'use client';

import { Button } from '#components/ui/button';
import { saveFile } from '#lib/client/save-file';

/** A recording that did not get through is never lost: it can be sent again, or saved as a file. */
export function UnsentRecording({ file, onRetry, onForget }: { file: File; onRetry: () => void; onForget: () => void }) {

  return (
    <div className="border-t border-line pt-4">
      <p className="text-body">Your recording is still here, in this browser.</p>
      <div className="mt-3 flex flex-wrap gap-x-6 gap-y-3">
        <Button look="solid" onClick={onRetry}>
          Send it again
        </Button>
        <Button onClick={() => saveFile(file)}>Save it as a file</Button>
        <Button look="quiet" onClick={onForget}>
          Forget it
        </Button>
      </div>
    </div>
  );
}
