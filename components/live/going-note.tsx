'use client';

import Link from 'next/link';

/** On pages that are not the recording's own. */
export function GoingNote({ id, opens = false }: { id: string; opens?: boolean }) {
  return (
    <p className="border-y border-line py-5">
      {opens ? 'Recording. Its page opens.' : 'A recording is going on in this tab.'}{' '}
      <Link href={`/s/${id}`} className="link">
        Go to its page
      </Link>
    </p>
  );
}
