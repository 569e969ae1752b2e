'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from '#components/ui/button';
import { isUpdated, onUpdated } from '#lib/client/page-updated';
import { useSession } from '#components/session/session-context';
import { sessionMessages } from '#lib/messages/session';

/** In ms: a shorter interruption is not mentioned. */
const patienceMs = 1500;

/**
 * At the bottom of the window: that the connection is interrupted, or has ended, and why; or that the server was
 * updated.
 */
export function ConnectionBar() {
  const state = useSession((session) => session.connection);
  const [late, setLate] = useState(false);
  const updated = useSyncExternalStore(onUpdated, isUpdated, () => false);
  const lost = state.kind === 'reconnecting';
  useEffect(() => {
    const timer = setTimeout(() => setLate(lost), lost ? patienceMs : 0);
    return () => clearTimeout(timer);
  }, [lost]);
  const sentence =
    state.kind === 'refused'
      ? sessionMessages.noMoreUpdates(state.sentence)
      : lost && late
        ? sessionMessages.connectionLost
        : updated
          ? sessionMessages.updated
          : null;
  return (
    <div role="status" className="no-print">
      {sentence !== null && (
        <p className="fixed inset-x-0 bottom-0 z-20 border-t-2 border-alert bg-paper px-4 py-3 text-body sm:px-8">
          <span className="mx-auto block max-w-[72rem]">
            {sentence}
            {sentence === sessionMessages.updated && (
              <Button look="quiet" className="ml-4" onClick={() => window.location.reload()}>
                {sessionMessages.reload}
              </Button>
            )}
          </span>
        </p>
      )}
    </div>
  );
}
