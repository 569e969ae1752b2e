'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { later } from '#components/ui/later';
import { Live } from '#components/live/live';
import { ModelNotice } from '#components/ui/model-notice';
import type { PageSnapshot } from '#lib/client/packing/page-json';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { Announcer } from '#components/session/progress/announcer';
import { AtAGlance } from './at-a-glance';
import { ConnectionBar } from '#components/session/header/connection-bar';
import { GivenText } from '#components/session/transcript/given-text';
import { Notes } from '#components/session/notes/notes';
import { PageKeys } from '#components/session/keys/page-keys';
import { Player } from '#components/session/player/player';
import { OwnQuestions } from '#components/session/notes/own-questions';
import { SessionProvider, useSession } from './session-context';
import { SessionFoot } from '#components/session/progress/session-foot';
import { SessionHeader } from '#components/session/header/session-header';
import { SessionTabs } from './session-tabs';
import { TranscriptColumn } from '#components/session/transcript/transcript-column';
import { sessionMessages } from '#lib/messages/session';

/** Nothing is selected before a script runs. */
const SelectionKeys = later(() =>
  import('#components/session/keys/selection-keys').then((module) => module.SelectionKeys),
);

const NotifyWhenDone = later(() =>
  import('#components/session/progress/notify-when-done').then((module) => module.NotifyWhenDone),
);

/** The page of one recording: the player at the top, then the summary, then notes and text side by side. */
export function SessionPage({ snapshot, live = true }: { snapshot: PageSnapshot; live?: boolean }) {
  return (
    <SessionProvider
      view={snapshot.view}
      told={snapshot.told}
      live={live}
      isOwner={snapshot.is_owner}
      hasAudio={snapshot.given === null}
      model={snapshot.model}
      {...speakerCountOf(snapshot.context)}
    >
      <span data-wide hidden />
      {snapshot.model?.problem && <ModelNotice problem={snapshot.model.problem} />}
      <SessionHeader snapshot={snapshot} />
      <Live sharing={snapshot.sharing?.visibility ?? null} />
      {snapshot.audio ? <Player audio={snapshot.audio} /> : snapshot.given ? <GivenText /> : <NothingYet />}
      <AtAGlance isOwner={snapshot.is_owner} runsAhead={snapshot.runs_ahead} />
      <Notify />
      <SessionTabs notes={<Notes />} text={<TranscriptColumn />} ask={<OwnQuestions />} />
      <SessionFoot />
      <WithoutScript id={snapshot.session_id} />
      <SelectionKeys />
      <PageKeys sessionId={snapshot.session_id} />
      <Announcer />
      <ConnectionBar />
      {snapshot.is_owner && snapshot.model && <RefreshAfterReading />}
      <RefreshForAudio missing={snapshot.audio === null && snapshot.given === null} />
    </SessionProvider>
  );
}

/** Only if the viewer asked for it. */
function Notify() {
  return useSession(({ notifies }) => notifies) === 'granted' && <NotifyWhenDone />;
}

function NothingYet() {
  const live = useSession((state) => state.view.live);
  if (live !== null) return null;
  return <p className="border-y border-line py-6 text-lead">{sessionMessages.noRecording}</p>;
}

/** Notes are opened by script; without scripts a separate page shows all of them open. */
function WithoutScript({ id }: { id: string }) {
  return (
    <noscript>
      <p className="mt-4">
        <a href={`/api/sessions/${id}/export?format=html`} className="link">
          {sessionMessages.allNotes}
        </a>
      </p>
    </noscript>
  );
}

/** Absent if the caller gave the speakers. */
function speakerCountOf({ speaker_diarization = [], speaker_count }: SessionSnapshot['context']) {
  return speaker_diarization.length > 0 ? {} : { speakerCount: speaker_count ?? null };
}

/** The model's spending and state are not in the log: the owner's page requests them again when no step is running. */
function RefreshAfterReading() {
  const router = useRouter();
  const busy = useSession(
    ({ view }) =>
      view.complete === null || [...Object.values(view.steps), ...view.custom].some((step) => step.state === 'running'),
  );
  const was = useRef(busy);
  useEffect(() => {
    if (was.current && !busy) router.refresh();
    was.current = busy;
  }, [busy, router]);
  return null;
}

/** An empty session may get its recording while it is viewed: the server then knows where the audio is. */
function RefreshForAudio({ missing }: { missing: boolean }) {
  const router = useRouter();
  const begun = useSession((state) => state.view.status !== 'created');
  const live = useSession((state) => state.view.live?.state);
  const making = live === 'recording' || live === 'paused';
  useEffect(() => {
    if (missing && begun && !making) router.refresh();
    // Again after each step of a live recording: its file may come slightly after its end.
  }, [missing, begun, making, live, router]);
  return null;
}
