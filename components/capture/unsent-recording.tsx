'use client';

import { useEffect, useState } from 'react';
import { Button, buttonClass } from '#components/ui/button';

/** A recording that did not get through is never lost: it can be sent again, or saved as a file. */
export function UnsentRecording({ file, onRetry, onForget }: { file: File; onRetry: () => void; onForget: () => void }) {
  const [href, setHref] = useState<string | undefined>(undefined);

  useEffect(() => {
    const url = URL.createObjectURL(file);
    setHref(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);

  return (
    <div className="border-t border-line pt-4">
      <p className="text-body">Your recording is still here, in this browser.</p>
      <div className="mt-3 flex flex-wrap gap-x-6 gap-y-3">
        <Button look="solid" onClick={onRetry}>
          Send it again
        </Button>
        <a href={href} download={file.name} className={buttonClass('line')}>
          Save it as a file
        </a>
        <Button look="quiet" onClick={onForget}>
          Forget it
        </Button>
      </div>
    </div>
  );
}
