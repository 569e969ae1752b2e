import type { Problem } from '#lib/base/errors';
import type { Fact } from './facts.ts';
import type { SessionView } from './view.ts';

/** The event name of a fact on the socket, where `error` is reserved. Server and page share these names. */
export const eventNames = {
  result: 'analysis_update',
  partial: 'analysis_partial',
  progress: 'progress_update',
  error: 'analysis_error',
  complete: 'complete',
  live: 'live_update',
  edit: 'analysis_edit',
  dispute: 'analysis_dispute',
} as const satisfies Record<Fact['type'], string>;

/** The answer to `session:join`; without the view if the client asks for none. */
export type JoinAnswer = { seq: number; view?: SessionView } | { error: Problem };

/** `session:viewers`: how many follow besides the owner. */
export interface ViewersMessage {
  session_id: string;
  count: number;
}

/** `session:ended`: the session was deleted, or is no longer shared with this visitor. */
export interface EndedMessage {
  session_id: string;
  error: Problem;
}
