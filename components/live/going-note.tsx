'use client';

import Link from 'next/link';
import { liveMessages } from '#lib/messages/live';

/** On other pages than the recording's own. */
export function GoingNote({ id, opens = false }: { id: string; opens?: boolean }) {
  return (
    <p className="border-y border-line py-5">
      {opens ? liveMessages.opensPage : liveMessages.inThisTab}{' '}
      <Link href={`/s/${id}`} className="link">
        {liveMessages.goToPage}
      </Link>
    </p>
  );
}
