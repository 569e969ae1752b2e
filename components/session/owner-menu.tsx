'use client';

import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DeleteConfirm } from '#components/library/delete-session';
import type { SessionSnapshot } from '#lib/sessions/contract';

export function OwnerMenu({ session }: { session: SessionSnapshot }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const item = 'flex min-h-11 items-center px-4 text-body outline-none data-highlighted:bg-tint';
  return (
    <>
      <Menu.Root>
        <Menu.Trigger aria-label="More about this recording" className="grid size-11 place-items-center text-ink-2 hover:text-ink">
          <Ellipsis size={20} strokeWidth={1.75} aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner align="end" sideOffset={4} className="z-30">
            <Menu.Popup className="min-w-52 border border-line-strong bg-paper py-1 outline-none">
              {session.audio && (
                <Menu.Item className={item} render={<a href={session.audio.href} download={session.audio.file_name} />}>
                  Download the recording
                </Menu.Item>
              )}
              <Menu.Item className={`${item} text-alert`} onClick={() => setAsking(true)}>
                Delete this recording…
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <DeleteConfirm session={session} open={asking} onClose={() => setAsking(false)} onDeleted={() => router.push('/')} />
    </>
  );
}
