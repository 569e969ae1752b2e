'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { beginLive } from '#lib/client/live/begin';
import type { LiveRecording } from '#lib/client/live/live-recording';
import { LiveBar } from './live-bar';
import { SetUp } from './set-up';
import { GoingNote } from './going-note';
import { useGoingLive, useLiveState } from './use-live';

/** On the start page: the way into a live recording, and back to one under way. */
export function RecordLive({ onClose }: { onClose: () => void }) {
  const recording = useGoingLive();
  const [begun, setBegun] = useState(false);
  if (recording) return <Going recording={recording} opens={begun} onDiscarded={onClose} />;
  return (
    <SetUp
      onClose={onClose}
      onBegin={async (capture) => {
        setBegun(true);
        await beginLive(capture);
      }}
    />
  );
}

function Going({
  recording,
  opens,
  onDiscarded,
}: {
  recording: LiveRecording;
  opens: boolean;
  onDiscarded: () => void;
}) {
  const router = useRouter();
  const id = useLiveState(recording, ({ session_id }) => session_id);
  useEffect(() => {
    if (opens && id !== null) router.push(`/s/${id}`);
  }, [opens, id, router]);
  if (id === null) {
    return (
      <LiveBar
        recording={recording}
        heardAt={undefined}
        onDiscard={async () => {
          await recording.abandon();
          onDiscarded();
        }}
      />
    );
  }
  return <GoingNote id={id} opens={opens} />;
}
