'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button';
import { Confirm } from '#components/ui/confirm';
import { clock } from '#lib/base/words';
import { captureMessages } from '#lib/messages/capture';

interface Props {
  /** If known. */
  length_s?: number;
  /** The label of the button that keeps it. */
  keep?: string;
  /** The end of the sentence after “This recording”. */
  about?: string;
  className?: string;
  onDiscard: () => void | Promise<void>;
}

/** Asks first, since a recording that exists only here must not be lost by a single press. */
export function DiscardRecording({
  length_s,
  keep = captureMessages.keepIt,
  about = captureMessages.onlyHere,
  className,
  onDiscard,
}: Props) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="quiet" className={className} onClick={() => setAsking(true)}>
        {captureMessages.discard}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={captureMessages.discardQuestion}
        confirm={captureMessages.discard}
        keep={keep}
        act={async () => {
          await onDiscard();
          return null;
        }}
      >
        <p>
          {captureMessages.thisRecording(length_s === undefined ? null : clock(length_s))} {about}
        </p>
      </Confirm>
    </>
  );
}
