import type { IncomingMessage } from 'node:http';

interface SlowBodyLimits {
  /** At least this many bytes must arrive in each window. The slowest telephone line manages it many times over. */
  bytes: number;
  window_ms: number;
}

/** A line that stands still for half a minute is lost, or an attack; a resumable upload goes on where it was. */
const slowest: SlowBodyLimits = { bytes: 1_000, window_ms: 30_000 };

/**
 * Cuts the line of a client that sends the body of its request a byte at a time, which would otherwise hold a
 * connection, a temporary file and a form for ever. Time that the server takes to read does not count against the
 * client.
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
