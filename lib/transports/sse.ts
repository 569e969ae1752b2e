import { metrics } from '#lib/base/metrics';
import type { Ephemeral, Fact } from '#lib/events/facts';

/** One Server-Sent Events frame: `id:` for facts, none for what is not a fact, never an `event:` line. */
export function sseFormat(data: Fact | Ephemeral): string {
  const body = `data: ${JSON.stringify(data)}\n\n`;
  return 'seq' in data ? `id: ${data.seq}\n${body}` : body;
}

const encoder = new TextEncoder();
/** A fact is turned into bytes once, however many viewers there are. */
const frames = new WeakMap<Fact | Ephemeral, Uint8Array>();

function frameOf(fact: Fact | Ephemeral): Uint8Array {
  const known = frames.get(fact);
  if (known) return known;
  const frame = encoder.encode(sseFormat(fact));
  frames.set(fact, frame);
  return frame;
}

const pingSeconds = 15;

/** A response that no proxy on the way may hold back, compress or keep. */
export const streamHeaders = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
} as const;

/**
 * Streams facts as they come; a comment line says hello at once and pings every 15 s. `leave` is called when the
 * client is gone or the facts have ended, so that whoever makes the facts stops.
 */
export function sseStream(facts: AsyncGenerator<Fact | Ephemeral, void, undefined>, leave: () => void): ReadableStream<Uint8Array> {
  let ping: NodeJS.Timeout | null = null;
  let open = true;
  metrics().streams.inc({ transport: 'sse' });
  const end = () => {
    if (open) metrics().streams.dec({ transport: 'sse' });
    open = false;
    if (ping) clearInterval(ping);
    ping = null;
    leave();
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(': hello\n\n'));
      ping = setInterval(() => {
        // A client that does not read is not pinged either: it would only add to what waits.
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(': ping\n\n'));
      }, pingSeconds * 1000).unref();
    },
    async pull(controller) {
      try {
        const next = await facts.next();
        if (next.done) {
          end();
          controller.close();
        } else controller.enqueue(frameOf(next.value));
      } catch (error) {
        end();
        controller.error(error);
      }
    },
    cancel() {
      end();
    },
  });
}
