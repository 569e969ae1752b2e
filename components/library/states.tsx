import type { SessionStatus } from '#lib/events/view';
import type { SessionSummary } from '#lib/sessions/contract';

/** `error` is also what was cancelled before anything was done. */
const states: Record<SessionStatus, string> = {
  created: 'no recording yet',
  processing: 'being analysed',
  completed: 'analysed',
  error: 'not analysed',
};
/** Before the analysis of the whole recording begins. */
const liveStates = {
  recording: 'recording now',
  paused: 'recording, paused',
  ended: 'recorded, not analysed yet',
} as const;

export function stateOf({ status, marks: { live } }: Pick<SessionSummary, 'status' | 'marks'>): string {
  return status === 'created' && live ? liveStates[live] : states[status];
}
