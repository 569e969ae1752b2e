'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Button } from '#components/ui/button';
import { useHydrated } from '#components/ui/use-hydrated';
import { unsureBelow } from '#lib/base/confidence';
import { focusPassage } from '#lib/client/transcript/show-passage';
import { CopyMenuButton } from './copy-menu-button';
import { CorrectingTools } from '#components/session/correcting/correcting-tools-loader';
import { later } from '#components/ui/later';
import { usePageFacts, useSession, useSessionStore } from '#components/session/session-context';
import { transcriptMessages } from '#lib/messages/transcript';
import { findClass, findFieldClass } from './find-class';
import { useTextTools, useTextToolsStore } from './text-tools-context';

const quiet = 'min-h-9! text-note';

/** Its space is reserved until its code has loaded. */
const FindBox = later(
  () => import('./find-box').then((module) => module.FindBox),
  <div className={findClass}>
    <span className={findFieldClass} />
  </div>,
);

const SelectedTools = later(() => import('./selected-tools').then((module) => module.SelectedTools));

/** The tools of the text: find, follow the playback, go to unsure passages, copy; and for its owner, correct it. */
export function TranscriptTools() {
  const { isOwner, hasAudio } = usePageFacts();
  const ready = useHydrated();
  const any = useSession(({ view }) => view.segments.length > 0);
  const ended = useSession(({ view }) => view.complete !== null && view.steps.transcript.data !== null);
  const tools = useTextToolsStore();
  const correcting = useTextTools((state) => state.correcting);
  const finding = useTextTools((state) => state.query !== '' || state.selected.size > 0);
  if (!any) return null;
  return (
    <div
      role="group"
      aria-label={transcriptMessages.tools}
      className={`no-print z-10 bg-paper pt-2 pb-1 ${finding || correcting ? 'sticky top-11 lg:static' : ''} ${ready ? '' : 'invisible'}`}
    >
      <div className="flex flex-wrap items-center gap-x-4">
        <FindBox />
        <NextUnsure />
        {hasAudio && <FollowButton />}
        <CopyMenuButton />
        {isOwner && ended && (
          <Button
            look="quiet"
            className={quiet}
            aria-pressed={correcting}
            onClick={() => tools.getState().set({ correcting: !correcting, open: null, problem: null })}
          >
            {correcting ? transcriptMessages.stopCorrecting : transcriptMessages.correct}
          </Button>
        )}
      </div>
      {isOwner && ended && <CorrectingTools />}
      <SelectedTools />
    </div>
  );
}

/** Steps through the passages of which the recogniser was unsure. */
function NextUnsure() {
  const store = useSessionStore();
  const count = useSession(({ view }) => view.segments.filter(({ confidence }) => confidence < unsureBelow).length);
  const last = useRef(-1);
  if (count === 0) return null;
  function next(): void {
    const { segments } = store.getState().view;
    const after = segments.findIndex(({ id }) => id === last.current);
    const isUnsure = ({ confidence }: { confidence: number }): boolean => confidence < unsureBelow;
    const found = segments.slice(after + 1).find(isUnsure) ?? segments.find(isUnsure);
    if (!found) return;
    last.current = found.id;
    void focusPassage(store, found.id);
  }
  return (
    <Button look="quiet" className={quiet} onClick={next}>
      {transcriptMessages.nextUnsure(count)}
    </Button>
  );
}

/** From this width on the text has its own column. */
const wide = '(min-width: 64rem)';
const isWide = (): boolean => window.matchMedia(wide).matches;
function onWidth(changed: () => void): () => void {
  const query = window.matchMedia(wide);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** A user who scrolls the text during playback reads elsewhere: it stays there until the user wants to follow again. */
function FollowButton() {
  const tools = useTextToolsStore();
  const follow = useTextTools((state) => state.follow);
  const playing = useSession((state) => state.playback.playing);
  const byItself = useSyncExternalStore(onWidth, isWide, () => true);
  const on = follow ?? byItself;
  useEffect(() => {
    if (!playing || !on) return;
    const leave = (event: Event): void => {
      if (event.target instanceof Element && event.target.closest('.transcript'))
        tools.getState().set({ follow: false });
    };
    document.addEventListener('wheel', leave, { passive: true });
    document.addEventListener('touchmove', leave, { passive: true });
    return () => {
      document.removeEventListener('wheel', leave);
      document.removeEventListener('touchmove', leave);
    };
  }, [tools, playing, on]);
  return (
    <Button
      look="quiet"
      className={quiet}
      aria-pressed={on}
      title={on ? transcriptMessages.follows : transcriptMessages.stays}
      onClick={() => tools.getState().set({ follow: !on })}
    >
      {on ? transcriptMessages.following : transcriptMessages.follow}
    </Button>
  );
}
