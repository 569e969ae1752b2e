import type { ServerResponse } from 'node:http';
import { metrics } from '#lib/base/logs/metrics';
import { remember } from '#lib/base/remember';
import type { Ephemeral, Fact } from '#lib/events/facts';

/** One Server-Sent Events frame: `id:` for facts, none for what is not a fact, never an `event:` line. */
export function sseFormat(data: Fact | Ephemeral): string {
  const body = `data: ${JSON.stringify(data)}\n\n`;
  return 'seq' in data ? `id: ${data.seq}\n${body}` : body;
}

type Batch = readonly (Fact | Ephemeral)[];

/**
 * A fact or a batch of them is turned into bytes once, however many viewers there are, and in whichever copy of this
 * module.
 */
const frames = remember('sseFrames', () => new WeakMap<Fact | Ephemeral | Batch, Buffer>());

function once(key: Fact | Ephemeral | Batch, make: () => Buffer): Buffer {
  const known = frames.get(key);
  if (known) return known;
  const made = make();
  frames.set(key, made);
  return made;
}

export function frameOf(entry: Fact | Ephemeral): Buffer {
  return once(entry, () => Buffer.from(sseFormat(entry)));
}

function bytesOf(batch: Batch): Buffer {
  const [first] = batch;
  return batch.length === 1 && first ? frameOf(first) : once(batch, () => Buffer.concat(batch.map(frameOf)));
}

const pingMs = 15_000;
/** A client that takes nothing for so long, although something waits, is cut off. */
const stallMs = 60_000;
/** Between these, by chance, an EventSource waits before it comes back, so that a thousand do not come at once. */
const retryMs = { least: 1000, most: 4000 };
/**
 * Whoever comes back asks whether there is more, and soon: the session may be gone for them. No event, only the wait in
 * ms.
 */
const farewell = Buffer.from(': end\nretry: 500\n\n');

/** A response that no proxy on the way may hold back, compress or keep. */
export const streamHeaders = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
} as const;

/** The first lines of a stream: how long to wait before coming back, and a comment that opens it. */
function hello(): string {
  return `retry: ${Math.round(retryMs.least + Math.random() * (retryMs.most - retryMs.least))}\n: hello\n\n`;
}

/**
 * Writes batches as they come and waits where the client does not keep up; a comment line pings every 15 s. Resolves
 * when the batches have ended or the client is gone.
 */
export async function writeStream(response: ServerResponse, batches: AsyncIterable<Batch>): Promise<void> {
  response.write(hello());
  metrics().streams.inc({ transport: 'sse' });
  const ping = setInterval(() => {
    // A client that does not read is not pinged either: it would only add to what waits.
    if (!response.writableNeedDrain) response.write(': ping\n\n');
  }, pingMs).unref();
  try {
    for await (const batch of batches) {
      if (!response.write(bytesOf(batch))) await drained(response);
    }
    if (!response.writableEnded) response.end(farewell);
  } finally {
    clearInterval(ping);
    metrics().streams.dec({ transport: 'sse' });
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const stalled = setTimeout(() => response.destroy(), stallMs).unref();
    const done = () => {
      clearTimeout(stalled);
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.once('drain', done).once('close', done);
    if (response.destroyed) done();
  });
}

/**
 * The same for a route handler. `leave` is called when the client is gone or the facts have ended, so that whoever
 * makes the facts stops.
 */
export function sseStream(
  facts: AsyncGenerator<Fact | Ephemeral, void, undefined>,
  leave: () => void,
): ReadableStream<Uint8Array> {
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
      controller.enqueue(Buffer.from(hello()));
      ping = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(Buffer.from(': ping\n\n'));
      }, pingMs).unref();
    },
    async pull(controller) {
      try {
        const next = await facts.next();
        if (next.done) {
          end();
          controller.enqueue(farewell);
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
