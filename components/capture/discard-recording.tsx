'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button';
import { Confirm } from '#components/ui/confirm';
import { clock } from '#lib/base/words';

interface Props {
  /** Where it is known. */
  length_s?: number;
  /** What is pressed by whoever does not want it after all. */
  keep?: string;
  /** What becomes of it, after “This recording”. */
  about?: string;
  className?: string;
  onDiscard: () => void | Promise<void>;
}

/** A recording that exists only here is never thrown away by one press. */
export function DiscardRecording({
  length_s,
  keep = 'Keep it',
  about = 'exists only in this browser, and cannot be brought back.',
  className,
  onDiscard,
}: Props) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="quiet" className={className} onClick={() => setAsking(true)}>
        Discard
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title="Discard this recording?"
        confirm="Discard"
        keep={keep}
        act={async () => {
          await onDiscard();
          return null;
        }}
      >
        <p>
          This recording{length_s !== undefined && ` of ${clock(length_s)}`} {about}
        </p>
      </Confirm>
    </>
  );
}
