import type { SessionStatus } from '#lib/events/view';

/** `error` is also what was cancelled before anything was done. */
export const states: Record<SessionStatus, string> = {
  created: 'no recording yet',
  processing: 'being analysed',
  completed: 'analysed',
  error: 'not analysed',
};
