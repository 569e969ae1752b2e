'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { usePageFacts, useSession } from '#components/session/session-context';
import { Confirm } from '#components/ui/confirm';
import { send } from '#lib/client/problem';
import type { Visibility } from '#lib/sessions/access/sharing-contract';

function viewersWords(viewers: number, isOwner: boolean): string {
  if (isOwner)
    return viewers === 0 ? 'Nobody else follows.' : viewers === 1 ? 'One other follows.' : `${viewers} others follow.`;
  return viewers <= 1 ? 'You follow alone.' : `${viewers} follow.`;
}

/** How many follow beside whoever records; the owner can end that. `sharing` is null for everybody else. */
export function Viewers({ sharing }: { sharing: Visibility | null }) {
  const router = useRouter();
  const id = useSession((state) => state.view.session_id);
  const viewers = useSession((state) => state.viewers);
  const { isOwner } = usePageFacts();
  const [asking, setAsking] = useState(false);

  async function end(): Promise<string | null> {
    const problem = await send('POST', `/api/sessions/${id}/share`, { visibility: 'private' });
    if (problem === null) router.refresh();
    return problem;
  }

  return (
    <>
      {viewers !== null && <span data-viewers={viewers}>{viewersWords(viewers, isOwner)}</span>}
      {sharing === 'link' && (
        <button type="button" onClick={() => setAsking(true)} className="link">
          End the sharing
        </button>
      )}
      {sharing === 'private' && <span>Only you can open this page.</span>}
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title="End the sharing?"
        confirm="End it"
        keep="Go on sharing"
        act={end}
      >
        <p>
          Whoever follows now is told and sees nothing more. The recording goes on. “Share…” in the menu above opens it
          again.
        </p>
      </Confirm>
    </>
  );
}
