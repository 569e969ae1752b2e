'use client';

import { Menu } from '@base-ui/react/menu';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { DeleteConfirm } from '#components/library/delete-confirm';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { ShareDialog } from '#components/session/sharing/share-dialog';
import { MoreIcon, moreClass, moreLabel } from '#components/ui/more-icon';
import { sharingMessages } from '#lib/messages/sharing';

/** Initially open, since it is loaded when its button is first pressed. */
export function OwnerMenu({ session, onRename }: { session: SessionSnapshot; onRename: () => void }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [sharing, setSharing] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const item = 'flex min-h-11 items-center px-4 text-body outline-none data-highlighted:bg-tint';
  return (
    <>
      <Menu.Root defaultOpen>
        <Menu.Trigger ref={trigger} aria-label={moreLabel} className={moreClass}>
          <MoreIcon />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner align="end" sideOffset={4} className="z-30">
            <Menu.Popup className="min-w-52 border border-line-strong bg-paper py-1 outline-none">
              <Menu.Item className={item} onClick={onRename}>
                {sharingMessages.rename}
              </Menu.Item>
              <Menu.Item className={item} onClick={() => setSharing(true)}>
                {sharingMessages.share}
              </Menu.Item>
              {session.audio && (
                <Menu.LinkItem className={item} href={session.audio.href} download={session.audio.file_name}>
                  {sharingMessages.download}
                </Menu.LinkItem>
              )}
              <Menu.Item className={`${item} text-alert`} onClick={() => setAsking(true)}>
                {sharingMessages.remove}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <ShareDialog sessionId={session.session_id} open={sharing} onClose={() => setSharing(false)} back={trigger} />
      <DeleteConfirm
        session={session}
        open={asking}
        onClose={() => setAsking(false)}
        onDeleted={() => router.push('/')}
        back={trigger}
      />
    </>
  );
}
