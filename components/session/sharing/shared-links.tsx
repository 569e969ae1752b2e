'use client';

import { Button } from '#components/ui/button';
import { LocalTime } from '#components/ui/local-time';
import type { SharedLink } from '#lib/sessions/access/sharing-contract';

export function SharedLinks({ links, onRevoke }: { links: readonly SharedLink[]; onRevoke: (linkId: string) => void }) {
  if (links.length === 0) return null;
  return (
    <ul aria-label="Links that work" className="mt-3 border-t border-line">
      {links.map(({ link_id, created_at, expires_at }, index) => (
        <li
          key={link_id}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line py-1 text-note"
        >
          <span>
            Link {index + 1}, made <LocalTime iso={created_at} />,{' '}
            {expires_at === null ? (
              'works until you revoke it'
            ) : (
              <>
                works until <LocalTime iso={expires_at} />
              </>
            )}
          </span>
          <Button look="quiet" aria-label={`Revoke link ${index + 1}`} onClick={() => onRevoke(link_id)}>
            Revoke
          </Button>
        </li>
      ))}
    </ul>
  );
}
