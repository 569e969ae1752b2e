'use client';

import { usePageFacts, useSession } from '#components/session/session-context';

/** How many have this page open, whoever records left out. */
export function Viewers() {
  const viewers = useSession((state) => state.viewers);
  const { isOwner } = usePageFacts();
  if (viewers === null) return null;
  const others = Math.max(0, viewers - 1);
  const words = others === 0 ? (isOwner ? 'Nobody else follows.' : 'Only you follow.') : `${others === 1 ? 'One other follows' : `${others} others follow`}.`;
  return <span data-viewers={viewers}>{words}</span>;
}
