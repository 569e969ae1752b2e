'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { SpeakerCount } from '#lib/analyses/measures/speaker-counts';
import { clock } from '#lib/base/words';
import { follow } from '#lib/client/connection/connection';
import { gatherFacts } from '#lib/client/session/gather-facts';
import { loadPageCode } from '#lib/client/session/load-page-code';
import { createSessionStore, type SessionState, type SessionStore } from '#lib/client/session/session-store';
import { showPassage } from '#lib/client/transcript/show-passage';
import type { SessionView } from '#lib/events/view';
import type { Told } from '#lib/glance/told';
import type { ModelState } from '#lib/sessions/contract';
import { knowsEnds, knowsStarts } from '#lib/base/times';
import { sessionMessages } from '#lib/messages/session';

const StoreContext = createContext<SessionStore | null>(null);

/** What the page knows besides the log. */
export interface PageFacts {
  isOwner: boolean;
  /** False if a text was given without a recording. */
  hasAudio: boolean;
  /** The configured language model, or null. */
  model: ModelState | null;
  /** How many people speak, null if unknown; absent if it does not matter because the speakers are known. */
  speakerCount?: SpeakerCount | null;
}

const PageContext = createContext<PageFacts>({ isOwner: false, hasAudio: true, model: null });

interface ProviderProps extends Partial<PageFacts> {
  view: SessionView;
  /** The sentences about its results; left out by a page that shows none. */
  told?: Told;
  live?: boolean;
  children: ReactNode;
}

/** One store per page. It starts with the view that the server rendered, then follows the log. */
export function SessionProvider({
  view,
  told,
  live = true,
  isOwner = false,
  hasAudio = true,
  model = null,
  speakerCount,
  children,
}: ProviderProps) {
  const [store] = useState(() => createSessionStore(view, told));
  const page = useMemo(
    () => ({ isOwner, hasAudio, model, ...(speakerCount === undefined ? {} : { speakerCount }) }),
    [isOwner, hasAudio, model, speakerCount],
  );
  const sessionId = view.session_id;

  useEffect(() => {
    void loadPageCode().then(async (code) => {
      await code.prepareFindings(store.getState().view.steps);
      store.setState({ code });
    });
  }, [store]);
  useEffect(() => {
    if (!live) return;
    const { replaceView, show, setViewers, setConnection } = store.getState();
    const facts = gatherFacts(store);
    return follow(sessionId, {
      seq: facts.seq,
      onView: (view, code) => (facts.flush(), replaceView(view, code)),
      onFact: facts.add,
      onShown: (shown) => (facts.flush(), show(shown)),
      onViewers: setViewers,
      onState: setConnection,
    });
  }, [store, sessionId, live]);

  return (
    <PageContext value={page}>
      <StoreContext value={store}>{children}</StoreContext>
    </PageContext>
  );
}

export function useSessionStore(): SessionStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('useSession belongs inside a SessionProvider');
  return store;
}

export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useSessionStore(), select);
}

export function usePageFacts(): PageFacts {
  return useContext(PageContext);
}

/** Selects a moment and plays the recording from there; without a recording, goes to the passage and marks it. */
export function useSeek(): (seconds: number) => void {
  const store = useSessionStore();
  const { hasAudio } = usePageFacts();
  return (seconds) => {
    store.getState().select({ time_s: seconds });
    if (hasAudio) store.getState().player?.seek(seconds, true);
    else showPassage(store, seconds);
  };
}

export interface Clock {
  /** False for a text without times, which must not show clocks. */
  timed: boolean;
  /** False if the ends of passages are unknown, too: then no lengths may be shown. */
  lengths: boolean;
  /** The action of a press on a moment; screen readers announce it before the time. */
  verb: string;
  /** The label of a control that leads to a moment: "0:42", or "Show" if there are no times. */
  label: (seconds: number) => string;
}

/** How this page names moments. */
export function useClock(): Clock {
  const { hasAudio } = usePageFacts();
  const times = useSession((state) => state.view.steps.transcript.data?.times);
  const timed = times === undefined ? hasAudio : knowsStarts(times);
  const lengths = times === undefined ? hasAudio : knowsEnds(times);
  return {
    timed,
    lengths,
    verb: hasAudio ? sessionMessages.play : sessionMessages.show,
    label: timed ? clock : () => sessionMessages.show,
  };
}
