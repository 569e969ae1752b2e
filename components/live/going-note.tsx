'use client';

import Link from 'next/link';
import { livePageMessages } from '#lib/messages/live-page';

/** On other pages than the recording's own. */
export function GoingNote({ id, opens = false }: { id: string; opens?: boolean }) {
  return (
    <p className="border-y border-line py-5">
      {opens ? livePageMessages.opensPage : livePageMessages.inThisTab}{' '}
      <Link href={`/s/${id}`} className="link">
        {livePageMessages.goToPage}
      </Link>
    </p>
  );
}
