'use client';

import { useHydrated } from '#components/ui/use-hydrated';
import type { ConnectionState } from '#lib/client/connection/connection';
import { useSession } from '#components/session/session-context';

/** How news reach this page, in a word or two. */
export function connectionWords(state: ConnectionState): string {
  switch (state.kind) {
    case 'connecting':
      return 'Connecting…';
    case 'live':
      return 'Live';
    case 'reconnecting':
      return 'Connection lost, reconnecting…';
    case 'refused':
      return 'Not live';
  }
}

export function ConnectionNote() {
  const state = useSession((session) => session.connection);
  const ready = useHydrated();
  // Nothing connects before the script runs, and where none does that is the end of it.
  if (!ready) return <noscript>Not live: this browser runs no script</noscript>;
  return (
    <span
      data-connection={state.kind}
      title={
        state.kind === 'live' ? (state.transport === 'sse' ? 'Over Server-Sent Events' : 'Over a WebSocket') : undefined
      }
    >
      {connectionWords(state)}
    </span>
  );
}
