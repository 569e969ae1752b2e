import type { ViewersMessage } from '#lib/events/socket-events';
import type { Access } from '#lib/sessions/access/access';
import type { AnalysisStreamer } from './analysis-streamer.ts';

/**
 * The shortest interval between two messages, so that a thousand viewers who arrive at once cause one message to each.
 */
const pauseMs = 500;

/**
 * Sends the number of viewers besides the owner to followers over the socket who asked for it (`viewers: true`):
 * `session:viewers { session_id, count }`, at once and whenever it changes.
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
