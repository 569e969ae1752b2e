'use client';

import { useEffect, useRef, useState } from 'react';
import { SpeakerCountChoice } from '#components/ui/speaker-count-choice';
import { useHydrated } from '#components/ui/use-hydrated';
import type { SpeakerCount as Count } from '#lib/analyses/measures/speaker-counts';
import { send } from '#lib/client/problem';
import { usePageFacts, useSession, useSessionStore } from '#components/session/session-context';
import { transcriptMessages } from '#lib/messages/transcript';

/** The owner sets the number of voices; they are told apart again, and the notes that name speakers run again. */
export function SpeakerCount() {
  const store = useSessionStore();
  const { isOwner, hasAudio, speakerCount } = usePageFacts();
  const byChannel = useSession(({ view }) => (view.steps.transcript.data?.speaker_spans ?? null) !== null);
  const ended = useSession(({ view }) => view.complete !== null);
  const running = useSession(({ view }) => view.steps.transcript.state === 'running');
  const [chosen, setChosen] = useState<Count | null>(speakerCount ?? null);
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ready = useHydrated();
  const wasRunning = useRef(running);
  useEffect(() => {
    if (wasRunning.current && !running) setWaiting(false);
    wasRunning.current = running;
  }, [running]);
  if (!isOwner || !hasAudio || speakerCount === undefined || byChannel) return null;

  async function choose(count: Count | null): Promise<void> {
    const before = chosen;
    setChosen(count);
    setWaiting(true);
    const refused = await send('PATCH', `/api/sessions/${store.getState().view.session_id}`, { speaker_count: count });
    setProblem(refused);
    if (refused === null) store.getState().say(transcriptMessages.separatingAgain);
    else {
      setChosen(before);
      setWaiting(false);
    }
  }
  return (
    <div className="no-print mb-4 text-note text-ink-2">
      <SpeakerCountChoice
        value={chosen}
        onChange={(count) => void choose(count)}
        disabled={!ready || !ended || waiting}
      />{' '}
      {waiting && transcriptMessages.separating}
      {problem !== null && (
        <p role="alert" className="mt-2 border-l-2 border-alert pl-4 text-body">
          {problem}
        </p>
      )}
    </div>
  );
}
