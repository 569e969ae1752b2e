'use client';

import { useEffect, useRef } from 'react';
import { ConnectionBar } from '#components/session/header/connection-bar';
import { SessionProvider, useSession } from '#components/session/session-context';
import type { SessionView } from '#lib/events/view';
import { isDoubtedThroughout, unsureBelow } from '#lib/base/confidence';
import { liveMessages } from '#lib/messages/live';
import { livePageMessages } from '#lib/messages/live-page';
import { transcriptMessages } from '#lib/messages/transcript';

/** Passages above the current words. */
const most = 4;

/** A screen for the room: the last sentences in large type, as they are spoken. */
export function Captions({ view, title }: { view: SessionView; title: string }) {
  return (
    <SessionProvider view={view}>
      <LastSentences title={title} />
      <ConnectionBar />
    </SessionProvider>
  );
}

function LastSentences({ title }: { title: string }) {
  const segments = useSession((state) => state.view.segments);
  const open = useSession((state) => state.open);
  const live = useSession((state) => state.view.live);
  const id = useSession((state) => state.view.session_id);
  const foot = useRef<HTMLDivElement>(null);
  const doubted = isDoubtedThroughout(segments);
  const last = segments.slice(-most);
  const going = live?.state === 'recording' || live?.state === 'paused';
  useEffect(() => {
    foot.current?.scrollIntoView({ block: 'end' });
  }, [segments, open]);
  return (
    <section aria-label={liveMessages.captions} className="flex min-h-[calc(100dvh-8rem)] flex-col">
      <h1 className="py-3 text-body font-semibold">
        {title}{' '}
        <span className="font-normal text-ink-2">
          {going
            ? live.state === 'paused'
              ? liveMessages.pausedDot
              : liveMessages.liveDot
            : liveMessages.notRecording}{' '}
          <a href={`/s/${id}`} className="link">
            {liveMessages.wholePage}
          </a>
        </span>
      </h1>
      <div
        role="log"
        aria-label={liveMessages.whatIsSaid}
        className="mt-auto space-y-[0.5em] pb-8 text-[clamp(1.75rem,4.5vw,4.5rem)] leading-[1.25] font-semibold wrap-anywhere"
      >
        {segments.length === 0 && open === null && (
          <p className="text-ink-2">{going ? livePageMessages.wordsAppear : liveMessages.nothingSaid}</p>
        )}
        {doubted && <p className="text-lead font-normal text-ink-2">{transcriptMessages.doubtedSoFar}</p>}
        {last.map((segment, index) => (
          <p key={segment.id} className={index < last.length - 1 || open !== null ? 'text-ink-2' : ''}>
            {segment.speaker !== null && segment.speaker !== last[index - 1]?.speaker && (
              <span className="block text-lead font-normal">{segment.speaker}</span>
            )}
            {segment.confidence < unsureBelow ? <span className="unsure">{segment.text}</span> : segment.text}
          </p>
        ))}
        {open !== null && (
          <p aria-live="off" className={doubted ? 'unsure' : undefined}>
            {open.text.slice(0, open.firm_chars)}
            <span className="text-ink-2">{open.text.slice(open.firm_chars)}</span>
          </p>
        )}
      </div>
      <div ref={foot} />
    </section>
  );
}
