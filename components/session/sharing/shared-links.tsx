'use client';

import { Button } from '#components/ui/button';
import { LocalTime } from '#components/ui/local-time';
import type { SharedLink } from '#lib/sessions/access/sharing-contract';
import { sharingMessages } from '#lib/messages/sharing';

export function SharedLinks({ links, onRevoke }: { links: readonly SharedLink[]; onRevoke: (linkId: string) => void }) {
  if (links.length === 0) return null;
  return (
    <ul aria-label={sharingMessages.activeLinks} className="mt-3 border-t border-line">
      {links.map(({ link_id, created_at, expires_at }, index) => (
        <li
          key={link_id}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line py-1 text-note"
        >
          <span>
            {sharingMessages.linkMade(index + 1)} <LocalTime iso={created_at} />,{' '}
            {expires_at === null ? (
              sharingMessages.untilRevoked
            ) : (
              <>
                {sharingMessages.worksUntil} <LocalTime iso={expires_at} />
              </>
            )}
          </span>
          <Button look="quiet" aria-label={sharingMessages.revokeLink(index + 1)} onClick={() => onRevoke(link_id)}>
            {sharingMessages.revoke}
          </Button>
        </li>
      ))}
    </ul>
  );
}
