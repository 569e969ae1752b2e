'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { analysisTypes, titles } from '#lib/analyses/steps';
import { type Command, keyName } from '#lib/client/session/commands';
import { exportChoices } from '#lib/client/session/export-choices';
import { setTheme } from '#lib/client/theme';
import { useSession, useSessionStore } from '#components/session/session-context';
import { commandsMessages } from '#lib/messages/commands';

/** Every command of the page, found by a few letters of its name. */
export function CommandPalette({ sessionId, onClose }: { sessionId: string; onClose: () => void }) {
  const store = useSessionStore();
  const router = useRouter();
  const offered = useSession((state) => state.commands);
  const all = useMemo((): Command[] => {
    const notes = analysisTypes.map((type) => ({
      id: `note-${type}`,
      name: commandsMessages.note(titles[type]),
      run: () => store.getState().select({ note: type, finding: null, time_s: null }),
    }));
    const places = [
      { id: 'library', name: commandsMessages.goToLibrary, run: () => router.push('/library') },
      { id: 'first', name: commandsMessages.goToStart, run: () => router.push('/') },
      { id: 'light', name: commandsMessages.light, run: () => setTheme('light') },
      { id: 'dark', name: commandsMessages.dark, run: () => setTheme('dark') },
      { id: 'system', name: commandsMessages.system, run: () => setTheme('system') },
    ];
    const { view } = store.getState();
    const address = `/api/sessions/${sessionId}/export?format=`;
    const files = exportChoices({
      timed: view.segments.length > 0 && view.steps.transcript.data?.times !== 'none',
      marked: (view.live?.marks.length ?? 0) > 0,
    }).map(({ name, query, page }) => ({
      id: `export-${query}`,
      name: commandsMessages.exportAs(name),
      run: () =>
        void (page ? window.open(address + query, '_blank', 'noreferrer') : window.location.assign(address + query)),
    }));
    return [...offered, ...notes, ...files, ...places];
  }, [offered, router, store, sessionId]);

  function run(command: Command): void {
    onClose();
    command.run();
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-shade" />
        <Dialog.Popup
          aria-label={commandsMessages.palette}
          className="fixed top-[12dvh] left-1/2 z-50 flex max-h-[70dvh] w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2 flex-col border border-line-strong bg-paper outline-none"
        >
          <Autocomplete.Root
            open
            inline
            items={all}
            itemToStringValue={({ name }: Command) => name}
            autoHighlight="always"
            keepHighlight
          >
            <Autocomplete.Input
              aria-label={commandsMessages.search}
              placeholder={commandsMessages.placeholder}
              className="min-h-12 w-full border-b border-line bg-paper px-4 text-body outline-none"
            />
            <Dialog.Close className="sr-only">{commandsMessages.close}</Dialog.Close>
            <Autocomplete.Empty className="px-4 text-ink-2 not-empty:py-3">
              {commandsMessages.noMatch}
            </Autocomplete.Empty>
            <Autocomplete.List className="min-h-0 overflow-y-auto overscroll-contain py-1">
              {(command: Command) => (
                <Autocomplete.Item
                  key={command.id}
                  value={command}
                  onClick={() => run(command)}
                  className="flex min-h-11 cursor-default items-center justify-between gap-4 px-4 outline-none data-highlighted:bg-tint"
                >
                  <span>{command.name}</span>
                  {command.keys && (
                    <span className="text-note whitespace-nowrap text-ink-2">
                      {command.keys.map(keyName).join(' ')}
                    </span>
                  )}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
