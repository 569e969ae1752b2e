'use client';

import { Menu } from '@base-ui/react/menu';
import { buttonClass } from '#components/ui/button';
import { exportChoices } from '#lib/client/session/export-choices';
import { useSession } from '#components/session/session-context';
import { sessionMessages } from '#lib/messages/session';

const item = 'flex min-h-11 items-center px-4 text-body outline-none data-highlighted:bg-tint';

/** Initially open, since it is loaded when its button is first pressed. */
export function ExportMenu({ sessionId, className }: { sessionId: string; className: string }) {
  // A text without times has no subtitles.
  const timed = useSession(({ view }) => view.segments.length > 0 && view.steps.transcript.data?.times !== 'none');
  const marked = useSession(({ view }) => (view.live?.marks.length ?? 0) > 0);
  const address = `/api/sessions/${sessionId}/export?format=`;
  return (
    <Menu.Root defaultOpen>
      <Menu.Trigger className={`${buttonClass('quiet')} ${className}`}>{sessionMessages.exportFile}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} collisionPadding={8} className="z-30">
          <Menu.Popup className="max-h-(--available-height) min-w-56 overflow-y-auto border border-line-strong bg-paper py-1 outline-none">
            {exportChoices({ timed, marked }).map(({ name, query, page }) => (
              <Menu.LinkItem
                key={query}
                className={item}
                closeOnClick
                href={address + query}
                {...(page ? { target: '_blank', rel: 'noreferrer' } : { download: true })}
              >
                {name}
              </Menu.LinkItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
