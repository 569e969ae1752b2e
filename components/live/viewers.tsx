'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { usePageFacts, useSession } from '#components/session/session-context';
import { Confirm } from '#components/ui/confirm';
import { send } from '#lib/client/problem';
import type { Visibility } from '#lib/sessions/access/sharing-contract';
import { liveMessages } from '#lib/messages/live';

function viewersWords(viewers: number, isOwner: boolean): string {
  if (isOwner)
    return viewers === 0
      ? liveMessages.nobodyElse
      : viewers === 1
        ? liveMessages.oneOther
        : liveMessages.others(viewers);
  return viewers <= 1 ? liveMessages.youAlone : liveMessages.following(viewers);
}

/** How many follow besides the person recording; the owner can end that. `sharing` is null for all others. */
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
          {liveMessages.endSharing}
        </button>
      )}
      {sharing === 'private' && <span>{liveMessages.onlyYou}</span>}
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={liveMessages.endSharingQuestion}
        confirm={liveMessages.endSharingNow}
        keep={liveMessages.goOnSharing}
        act={end}
      >
        <p>{liveMessages.endSharingText}</p>
      </Confirm>
    </>
  );
}
