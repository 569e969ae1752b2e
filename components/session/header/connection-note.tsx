'use client';

import { useHydrated } from '#components/ui/use-hydrated';
import type { ConnectionState } from '#lib/client/connection/transport';
import { useSession } from '#components/session/session-context';
import { sessionMessages } from '#lib/messages/session';

/** The state of the connection, in a word or two. */
function connectionWords(state: ConnectionState): string {
  switch (state.kind) {
    case 'connecting':
      return sessionMessages.connecting;
    case 'live':
      return sessionMessages.live;
    case 'reconnecting':
      return sessionMessages.reconnecting;
    case 'refused':
      return sessionMessages.notLive;
  }
}

export function ConnectionNote() {
  const state = useSession((session) => session.connection);
  const ready = useHydrated();
  // Nothing connects before the script runs, or without one.
  if (!ready) return <noscript>{sessionMessages.noScript}</noscript>;
  return (
    <span
      data-connection={state.kind}
      title={
        state.kind === 'live'
          ? state.transport === 'sse'
            ? sessionMessages.overEvents
            : sessionMessages.overSocket
          : undefined
      }
    >
      {connectionWords(state)}
    </span>
  );
}
