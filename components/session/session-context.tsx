'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { SpeakerCount } from '#lib/analyses/measures/speaker-counts';
import { clock } from '#lib/base/words';
import { follow } from '#lib/client/connection/connection';
import { createSessionStore, type SessionState, type SessionStore } from '#lib/client/session/session-store';
import { showPassage } from '#lib/client/transcript/show-passage';
import type { SessionView } from '#lib/events/view';
import type { ModelState } from '#lib/sessions/contract';
import { knowsEnds, knowsStarts } from '#lib/base/times';
import { sessionMessages } from '#lib/messages/session';

const StoreContext = createContext<SessionStore | null>(null);

/** What the page knows beside the log. */
export interface PageFacts {
  isOwner: boolean;
  /** False where the text was given without a recording. */
  hasAudio: boolean;
  /** The language model that is configured, or null. */
  model: ModelState | null;
  /**
   * How many people speak, null where nobody said so; absent where it does not matter, since it came with the recording
   * who speaks when.
   */
  speakerCount?: SpeakerCount | null;
}

const PageContext = createContext<PageFacts>({ isOwner: false, hasAudio: true, model: null });

interface ProviderProps extends Partial<PageFacts> {
  view: SessionView;
  live?: boolean;
  children: ReactNode;
}

/** One store for one page. It begins with the view that the server rendered, then follows the log. */
export function SessionProvider({
  view,
  live = true,
  isOwner = false,
  hasAudio = true,
  model = null,
  speakerCount,
  children,
}: ProviderProps) {
  const [store] = useState(() => createSessionStore(view));
  const page = useMemo(
    () => ({ isOwner, hasAudio, model, ...(speakerCount === undefined ? {} : { speakerCount }) }),
    [isOwner, hasAudio, model, speakerCount],
  );
  const sessionId = view.session_id;

  useEffect(() => {
    if (!live) return;
    return follow(sessionId, {
      seq: () => store.getState().view.seq,
      onView: store.getState().replaceView,
      onFact: store.getState().apply,
      onShown: store.getState().show,
      onViewers: store.getState().setViewers,
      onState: store.getState().setConnection,
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

/**
 * Selects a moment and plays the recording from there on; where there is no recording, goes to the passage and marks
 * it.
 */
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
  /** False where a text came without times: no clock may be shown then. */
  timed: boolean;
  /** False where it is not known when passages end, either: no length may be shown then. */
  lengths: boolean;
  /** What a press on a moment does; before a clock for those who hear the page. */
  verb: string;
  /** What stands on the control that leads to a moment: "0:42", or "Show" where there are no times. */
  label: (seconds: number) => string;
}

/** How a moment is named on this page. */
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
