'use client';

import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/button';
import { useHydrated } from '#components/ui/use-hydrated';
import { sessionMessages } from '#lib/messages/session';
import { announcement } from './announcer';
import { useSession, useSessionStore } from '#components/session/session-context';

/** During the run: offers a system notification at its end. Permission is requested only after a press. */
export function NotifyOffer() {
  const store = useSessionStore();
  const hydrated = useHydrated();
  const notifies = useSession((state) => state.notifies);

  async function ask(): Promise<void> {
    const answer = await Notification.requestPermission();
    if (answer !== 'default') store.setState({ notifies: answer });
  }

  if (!hydrated || !('Notification' in window)) return null;
  if (notifies === 'granted') return <p className="text-note text-ink-2">{sessionMessages.willNotify}</p>;
  if (notifies === 'denied') return <p className="text-note text-ink-2">{sessionMessages.notifyBlocked}</p>;
  return Notification.permission === 'denied' ? null : (
    <Button look="quiet" onClick={() => void ask()}>
      {sessionMessages.notify}
    </Button>
  );
}

/** Notifies if the user asked for it and the page is not visible. */
export function NotifyWhenDone() {
  const view = useSession((state) => state.view);
  const notifies = useSession((state) => state.notifies);
  const told = useRef(false);
  useEffect(() => {
    if (notifies !== 'granted' || view.complete === null || told.current || document.visibilityState === 'visible')
      return;
    told.current = true;
    const note = new Notification(document.title, {
      body: announcement(view),
      icon: '/icons/icon-192.png',
      tag: view.session_id,
    });
    note.addEventListener('click', () => {
      window.focus();
      note.close();
    });
  }, [notifies, view]);
  return null;
}
