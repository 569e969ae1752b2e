import type { ViewersMessage } from '#lib/events/socket-events';
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
      const message: ViewersMessage = { session_id: sessionId, count: access.viewers(sessionId) };
      streamer.tell(sessionId, 'session:viewers', message);
    }, pauseMs).unref();
  });
}
