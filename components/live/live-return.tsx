'use client';

import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button';
import { leftLive, type LeftLive } from '#lib/client/live/frame-store';
import { liveMessages } from '#lib/messages/live';
import { LeftLiveRecording } from './left-live-recording';
import { Confirm } from '#components/ui/confirm';
import { endElsewhere } from '#lib/client/live/begin';

/** Shown to the owner of a live recording that this tab does not make. */
export function LiveReturn({ sessionId }: { sessionId: string }) {
  const [left, setLeft] = useState<LeftLive | null | 'looking'>('looking');
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    let mounted = true;
    void leftLive().then(
      (all) => mounted && setLeft(all.find(({ session_id }) => session_id === sessionId) ?? null),
      () => mounted && setLeft(null),
    );
    return () => {
      mounted = false;
    };
  }, [sessionId]);
  if (left === 'looking') return <div className="min-h-24 border-y border-line" />;
  if (left !== null) return <LeftLiveRecording left={left} onPage />;
  return (
    <section aria-label={liveMessages.elsewhere} className="border-y border-line py-5">
      <p>{liveMessages.elsewhereText}</p>
      <Button className="mt-3" onClick={() => setAsking(true)}>
        {liveMessages.endRecording}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={liveMessages.endQuestion}
        confirm={liveMessages.endIt}
        keep={liveMessages.letGoOn}
        act={() => endElsewhere(sessionId)}
      >
        <p>{liveMessages.endText}</p>
      </Confirm>
    </section>
  );
}
