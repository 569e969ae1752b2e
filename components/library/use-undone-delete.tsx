'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { send } from '#lib/client/problem';
import { libraryMessages } from '#lib/messages/library';

/** How long a deletion can be undone, in ms. */
const undoMs = 10_000;

interface Deletable {
  session_id: string;
  title: string;
}

/**
 * Deletes a session after ten seconds, or at once if another deletion is requested or the page is left; until then it
 * can be undone.
 */
export function useUndoneDelete(onErased: (session_id: string) => void): {
  pending: Deletable | null;
  problem: string | null;
  begin: (session: Deletable) => void;
  undo: () => void;
} {
  const [pending, setPending] = useState<Deletable | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const waiting = useRef<{ session: Deletable; timer: ReturnType<typeof setTimeout> } | null>(null);
  const erased = useRef(onErased);
  useEffect(() => {
    erased.current = onErased;
  }, [onErased]);

  const erase = useCallback(async (): Promise<void> => {
    const due = waiting.current;
    if (!due) return;
    waiting.current = null;
    clearTimeout(due.timer);
    const { session_id, title } = due.session;
    const sentence = await send('DELETE', `/api/sessions/${session_id}`);
    setPending((now) => (now?.session_id === session_id ? null : now));
    if (sentence === null) erased.current(session_id);
    else setProblem(libraryMessages.notErased(title, sentence));
  }, []);

  useEffect(() => {
    const leave = (): void => void erase();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [erase]);

  return {
    pending,
    problem,
    begin(session) {
      void erase();
      setProblem(null);
      setPending(session);
      waiting.current = { session, timer: setTimeout(() => void erase(), undoMs) };
    },
    undo() {
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = null;
      setPending(null);
    },
  };
}
