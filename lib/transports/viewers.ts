import type { Access } from '#lib/sessions/access/access';
import type { AnalysisStreamer } from './analysis-streamer.ts';

/** Whoever follows is told at most this often: a thousand who come at once are one message to each. */
const pauseMs = 500;

/**
 * Tells those who follow a session over the socket and asked for it (`viewers: true`) how many do, beside its owner:
 * `session:viewers { session_id, count }`, at once and when that changes.
 */
export function broadcastViewerCount(
  access: Pick<Access, 'onWatched' | 'viewers'>,
  streamer: Pick<AnalysisStreamer, 'tell'>,
): void {
  const waiting = new Set<string>();
  access.onWatched((sessionId) => {
    if (waiting.has(sessionId)) return;
    waiting.add(sessionId);
    setTimeout(() => {
      waiting.delete(sessionId);
      streamer.tell(sessionId, 'session:viewers', { session_id: sessionId, count: access.viewers(sessionId) });
    }, pauseMs).unref();
  });
}
