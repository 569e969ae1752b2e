'use client';

import type { ConnectionState } from '#lib/client/connection';
import { useSession } from './session-context';

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
  return (
    <span data-connection={state.kind} title={state.kind === 'live' ? (state.transport === 'sse' ? 'Over Server-Sent Events' : 'Over a WebSocket') : undefined}>
      {connectionWords(state)}
    </span>
  );
}
