'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/button';
import { useHydrated } from '#components/ui/use-hydrated';
import { announcement } from './announcer';
import { useSession } from './session-context';

/** While the run goes on: offers to tell of its end by the system, for whoever does something else meanwhile. Asked for by a press, never by itself. */
export function NotifyWhenDone() {
  const view = useSession((state) => state.view);
  const hydrated = useHydrated();
  const [wanted, setWanted] = useState(false);
  const [refused, setRefused] = useState(false);
  const done = view.complete !== null;
  const told = useRef(false);

  useEffect(() => {
    if (!wanted || !done || told.current || document.visibilityState === 'visible') return;
    told.current = true;
    const note = new Notification(document.title, { body: announcement(view), icon: '/icons/icon-192.png', tag: view.session_id });
    note.addEventListener('click', () => {
      window.focus();
      note.close();
    });
  }, [wanted, done, view]);

  async function ask(): Promise<void> {
    const answer = await Notification.requestPermission();
    setWanted(answer === 'granted');
    setRefused(answer === 'denied');
  }

  if (!hydrated || done || !('Notification' in window) || (Notification.permission === 'denied' && !refused)) return null;
  if (refused) return <p className="text-note text-ink-2">Notifications are blocked for this site in the browser.</p>;
  return wanted ? <p className="text-note text-ink-2">You will be told when it is done.</p> : (
    <Button look="quiet" onClick={() => void ask()}>
      Tell me when it is done
    </Button>
  );
}
