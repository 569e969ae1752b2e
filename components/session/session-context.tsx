'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { follow } from '#lib/client/connection';
import { createSessionStore, type SessionState, type SessionStore } from '#lib/client/session-store';
import type { SessionView } from '#lib/events/view';

const StoreContext = createContext<SessionStore | null>(null);

/** One store for one page. It begins with the view that the server rendered, then follows the log. */
export function SessionProvider({ view, live = true, children }: { view: SessionView; live?: boolean; children: ReactNode }) {
  const [store] = useState(() => createSessionStore(view));
  const sessionId = view.session_id;

  useEffect(() => {
    if (!live) return;
    return follow(sessionId, {
      seq: () => store.getState().view.seq,
      onView: store.getState().replaceView,
      onFact: store.getState().apply,
      onState: store.getState().setConnection,
    });
  }, [store, sessionId, live]);

  return <StoreContext value={store}>{children}</StoreContext>;
}

export function useSessionStore(): SessionStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('useSession belongs inside a SessionProvider');
  return store;
}

export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useSessionStore(), select);
}

/** Plays the recording from a moment on. */
export function useSeek(): (seconds: number) => void {
  const store = useSessionStore();
  return (seconds) => store.getState().player?.seek(seconds, true);
}
