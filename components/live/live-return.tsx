'use client';

import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button';
import { leftLive, type LeftLive } from '#lib/client/live/frame-store';
import { LeftLiveRecording } from './left-live-recording';
import { Confirm } from '#components/ui/confirm';
import { endElsewhere } from '#lib/client/live/begin';

/** The owner comes to a recording that is not being made in this tab. */
export function LiveReturn({ sessionId }: { sessionId: string }) {
  const [left, setLeft] = useState<LeftLive | null | 'looking'>('looking');
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    let here = true;
    void leftLive().then(
      (all) => here && setLeft(all.find(({ session_id }) => session_id === sessionId) ?? null),
      () => here && setLeft(null),
    );
    return () => {
      here = false;
    };
  }, [sessionId]);
  if (left === 'looking') return <div className="min-h-24 border-y border-line" />;
  if (left !== null) return <LeftLiveRecording left={left} onPage />;
  return (
    <section aria-label="Recording elsewhere" className="border-y border-line py-5">
      <p>
        This recording is being made in another tab or on another device. Where nobody records any more, you can end it
        here.
      </p>
      <Button className="mt-3" onClick={() => setAsking(true)}>
        End the recording
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title="End the recording?"
        confirm="End it"
        keep="Let it go on"
        act={() => endElsewhere(sessionId)}
      >
        <p>
          What was said until now is kept and read as a whole. What another device has not sent yet does not come any
          more.
        </p>
      </Confirm>
    </section>
  );
}
