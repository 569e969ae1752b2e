import type { SessionStatus } from '#lib/events/view';
import { libraryMessages } from '#lib/messages/library';
import type { SessionSummary } from '#lib/sessions/contract';

/** `error` is also the state of a session that was cancelled before it started. */
const states: Record<SessionStatus, string> = {
  created: libraryMessages.created,
  processing: libraryMessages.processing,
  completed: libraryMessages.completed,
  error: libraryMessages.error,
};
/** Before the analysis of the whole recording starts. */
const liveStates = {
  recording: libraryMessages.recordingNow,
  paused: libraryMessages.recordingPaused,
  ended: libraryMessages.recorded,
} as const;

export function stateOf({ status, marks: { live } }: Pick<SessionSummary, 'status' | 'marks'>): string {
  return status === 'created' && live ? liveStates[live] : states[status];
}
