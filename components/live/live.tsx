'use client';

import { useRouter } from 'next/navigation';
import { later } from '#components/ui/later';
import { usePageFacts, useSession } from '#components/session/session-context';
import { send } from '#lib/client/problem';
import type { Visibility } from '#lib/sessions/access/sharing-contract';
import { isDoubtedThroughout } from '#lib/base/confidence';
import { livePageMessages } from '#lib/messages/live-page';
import { transcriptMessages } from '#lib/messages/transcript';
import { GoingNote } from './going-note';
import { useCurrentLive, useIsOwn, useLiveState } from './use-live';
import type { LiveRecording } from '#lib/client/live/live-recording';

/** Only the person recording needs it. */
const LiveBar = later(() => import('./live-bar').then((module) => module.LiveBar));
const LiveReturn = later(() => import('./live-return').then((module) => module.LiveReturn));

/** Only for a recording under way, so other pages do not load it, nor its libraries. */
const LiveGauge = later(() => import('./live-gauge').then((module) => module.LiveGauge));
const Viewers = later(() => import('./viewers').then((module) => module.Viewers));

/**
 * In the place of the player: the recorder for the person recording; for all others a note that a recording is under
 * way.
 */
export function Live({ sharing }: { sharing: Visibility | null }) {
  const live = useSession((state) => state.view.live);
  const id = useSession((state) => state.view.session_id);
  const { isOwner } = usePageFacts();
  const recording = useCurrentLive();
  const isOwn = useIsOwn(recording, id);
  if (live === null) return recording ? <OwnBar recording={recording} id={id} /> : null;
  const going = live.state === 'recording' || live.state === 'paused';
  return (
    <>
      {recording && <OwnBar recording={recording} id={id} />}
      {!isOwn && isOwner && going && <LiveReturn sessionId={id} />}
      {going ? (
        <LiveNote paused={live.state === 'paused'} sharing={sharing} />
      ) : (
        live.state === 'stopped' && <p className="border-b border-line py-4 text-lead">{livePageMessages.beingRead}</p>
      )}
    </>
  );
}

/** The recorder, on the page of its session; on other pages the way back to it. */
function OwnBar({ recording, id }: { recording: LiveRecording; id: string }) {
  const router = useRouter();
  const own = useLiveState(recording, ({ session_id }) => session_id);
  const heardAt = useSession((state) => state.view.heard?.at);
  const over = useLiveState(recording, ({ phase }) => phase === 'ended');
  if (own !== id) return own === null || over ? null : <GoingNote id={own} />;
  async function discard(): Promise<void> {
    await recording.abandon();
    await send('DELETE', `/api/sessions/${id}`);
    router.push('/');
  }
  return <LiveBar recording={recording} heardAt={heardAt} onDiscard={discard} />;
}

/** Below the recorder, for everyone: how to follow. */
function LiveNote({ paused, sharing }: { paused: boolean; sharing: Visibility | null }) {
  const id = useSession((state) => state.view.session_id);
  return (
    <>
      <LatestWords />
      <p className="flex flex-wrap gap-x-5 py-3 text-note text-ink-2">
        <span>{paused ? livePageMessages.isPaused : livePageMessages.isRecording}</span>
        <LiveGauge />
        <Viewers sharing={sharing} />
        <a href={`/s/${id}/captions`} className="link">
          {livePageMessages.largeCaptions}
        </a>
      </p>
    </>
  );
}

/** The latest words near the recorder, in reserved space. Screen readers have them in the transcript. */
function LatestWords() {
  const last = useSession((state) => state.view.segments.at(-1)?.text ?? '');
  const open = useSession((state) => state.open);
  const doubted = useSession((state) => isDoubtedThroughout(state.view.segments));
  return (
    <div
      aria-hidden="true"
      data-latest-words=""
      className="flex h-[5.6em] flex-col justify-end overflow-hidden border-b border-line py-2 text-lead leading-[1.4]"
    >
      <p hidden={!doubted} className="text-ink-2">
        {transcriptMessages.doubtedSoFar}
      </p>
      <p className={doubted ? 'unsure' : undefined}>
        {last === '' && open === null ? <span className="text-ink-2">{livePageMessages.wordsAppear}</span> : `${last} `}
        {open?.text.slice(0, open.firm_chars)}
        <span className="text-ink-2">{open?.text.slice(open.firm_chars)}</span>
      </p>
    </div>
  );
}
