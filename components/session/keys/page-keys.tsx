'use client';

import { useEffect, useState } from 'react';
import { belongsToControl, commandFor } from '#lib/client/session/commands';
import { later } from '#components/ui/later';
import { useSessionStore } from '#components/session/session-context';
import { sessionMessages } from '#lib/messages/session';

const CommandPalette = later(() => import('./command-palette').then((module) => module.CommandPalette));
const KeyList = later(() => import('./key-list').then((module) => module.KeyList));

/**
 * Handles the keys of the page: those of the offered commands, Ctrl or Cmd K for the palette, `?` for the list of
 * shortcuts.
 */
export function PageKeys({ sessionId }: { sessionId: string }) {
  const store = useSessionStore();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey) return;
      if (event.ctrlKey || event.metaKey) {
        if (event.key.toLowerCase() !== 'k' || event.shiftKey) return;
        setOpen((now) => (now === 'palette' ? null : 'palette'));
      } else if (belongsToControl(event.target, event.key)) return;
      else if (event.key === '?') setOpen('keys');
      else {
        const command = commandFor(store.getState().commands, event.key);
        if (!command) return;
        command.run();
      }
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [store]);

  useEffect(
    () =>
      store.getState().offer([{ id: 'keys', name: sessionMessages.showKeys, keys: ['?'], run: () => setOpen('keys') }]),
    [store],
  );

  const close = (): void => setOpen(null);
  return (
    <>
      {open === 'palette' && <CommandPalette sessionId={sessionId} onClose={close} />}
      {open === 'keys' && <KeyList onClose={close} />}
    </>
  );
}
