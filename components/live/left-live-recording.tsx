'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DiscardRecording } from '#components/capture/recording/discard-recording';
import { Button } from '#components/ui/button';
import { LocalTime } from '#components/ui/local-time';
import { clock } from '#lib/base/words';
import { finishLive, continueLive } from '#lib/client/live/begin';
import type { Capture } from '#lib/client/live/capture';
import { browserFrames, type LeftLive } from '#lib/client/live/frame-store';
import { send } from '#lib/client/problem';
import { liveMessages } from '#lib/messages/live';
import { SetUp } from './set-up';

/**
 * A live recording that an earlier page left unfinished in this browser: it can be continued, or ended with everything
 * so far.
 */
export function LeftLiveRecording({
  left,
  onPage = false,
  onGone,
}: {
  left: LeftLive;
  onPage?: boolean;
  onGone?: () => void;
}) {
  const router = useRouter();
  const [choosing, setChoosing] = useState(false);
  const unsent_s = Math.min(left.length_s, (left.unsent * left.length_s) / Math.max(1, left.made));
  const show = (): void => {
    if (!onPage && left.session_id !== null) router.push(`/s/${left.session_id}`);
  };

  async function continueRecording(capture: Capture): Promise<void> {
    await continueLive(left, capture);
    show();
  }
  async function discard(): Promise<void> {
    if (left.session_id !== null) await send('DELETE', `/api/sessions/${left.session_id}`);
    await browserFrames.drop(left.id);
    if (onPage) router.push('/');
    onGone?.();
  }

  if (choosing)
    return (
      <SetUp
        begin={liveMessages.continueRecording}
        fixed={{ source: left.source, sample_rate_hz: left.sample_rate_hz }}
        onBegin={continueRecording}
        onClose={() => setChoosing(false)}
      />
    );
  return (
    <section
      aria-label={liveMessages.interrupted(clock(left.length_s))}
      className={onPage ? 'border-y border-line py-5' : 'border-t border-line pt-4'}
    >
      <p>
        {liveMessages.leftFrom(clock(left.length_s))} <LocalTime iso={new Date(left.started_at).toISOString()} />{' '}
        {liveMessages.leftSafe(unsent_s >= 1 ? clock(unsent_s) : null)}
      </p>
      <div className="mt-3 flex flex-wrap gap-x-6 gap-y-3">
        <Button look="solid" onClick={() => setChoosing(true)}>
          {liveMessages.continueRecording}
        </Button>
        <Button onClick={() => void finishLive(left).then(show)}>{liveMessages.finish}</Button>
        <DiscardRecording length_s={left.length_s} about={liveMessages.deletedWithPage} onDiscard={discard} />
      </div>
    </section>
  );
}
