import type { IncomingMessage } from 'node:http';

interface SlowBodyLimits {
  /** The fewest bytes that must arrive in each window. The slowest mobile connection sends many times as much. */
  bytes: number;
  window_ms: number;
}

/** A connection that stands still for half a minute is dead, or an attack; a resumable upload can continue later. */
const slowest: SlowBodyLimits = { bytes: 1_000, window_ms: 30_000 };

/**
 * Cuts the connection of a client that sends its body a byte at a time, which would otherwise hold a connection, a
 * temporary file and a form for ever. Time that the server takes to read does not count.
 */
export function cutSlowBody(request: IncomingMessage, { bytes, window_ms }: SlowBodyLimits = slowest): void {
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) return;
  const { socket } = request;
  let before = socket.bytesRead;
  const timer = setInterval(() => {
    if (request.complete || request.destroyed) return clearInterval(timer);
    const waitsForUs = request.readableLength >= request.readableHighWaterMark || socket.isPaused();
    if (!waitsForUs && socket.bytesRead - before < bytes) {
      clearInterval(timer);
      socket.destroy();
      return;
    }
    before = socket.bytesRead;
  }, window_ms).unref();
  request.once('close', () => clearInterval(timer));
}
