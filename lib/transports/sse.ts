import type { ServerResponse } from 'node:http';
import { metrics } from '#lib/base/logs/metrics';
import { remember } from '#lib/base/remember';
import type { Ephemeral, Fact } from '#lib/events/facts';

/** One Server-Sent Events frame: with `id:` for a fact, without it for a draft, and never an `event:` line. */
export function sseFormat(data: Fact | Ephemeral): string {
  const body = `data: ${JSON.stringify(data)}\n\n`;
  return 'seq' in data ? `id: ${data.seq}\n${body}` : body;
}

export type Batch = readonly (Fact | Ephemeral)[];

/** A fact or a batch is serialised once, however many viewers there are, over all copies of this module. */
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
/** A client with a backlog that takes nothing for this long is cut off. */
const stallMs = 60_000;
/** An EventSource waits a random time between these before it reconnects, so that a thousand do not come at once. */
const retryMs = { least: 1000, most: 4000 };
/**
 * A client whose stream has ended must check soon whether there is more: it may have lost its access. Not an event,
 * only the wait in ms.
 */
const farewell = Buffer.from(': end\nretry: 500\n\n');

const pingLine = Buffer.from(': ping\n\n');

/** Headers that keep proxies from buffering, compressing or caching the stream. */
export const streamHeaders = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
} as const;

/** The first lines of a stream: the reconnection time, and a comment that opens it. */
function hello(): string {
  return `retry: ${Math.round(retryMs.least + Math.random() * (retryMs.most - retryMs.least))}\n: hello\n\n`;
}

/** The connection to one viewer, for either writer. */
export interface ViewerConnection {
  /** Aborted when the viewer is gone, or was cut off. */
  readonly gone: AbortSignal;
  /** Whether the viewer has a backlog that it does not take. */
  isStuck(): boolean;
  /** Breaks the connection: the viewer reconnects with its cursor. */
  cut(): void;
  /** Ends the stream in order. */
  end(): void;
}

/** A connection over Node's own response. */
export interface NodeConnection extends ViewerConnection {
  /**
   * Writes batches as they come and waits for a slow client; a comment line pings every 15 s. Resolves when the batches
   * have ended or the client is gone.
   */
  write(batches: AsyncIterable<Batch>): Promise<void>;
}

export function nodeConnection(response: ServerResponse): NodeConnection {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return {
    gone: gone.signal,
    isStuck: () => response.writableNeedDrain,
    cut: () => void response.destroy(),
    end: () => void response.end(),
    async write(batches) {
      response.write(hello());
      metrics().streams.inc({ transport: 'sse' });
      const ping = setInterval(() => {
        // A client that does not read gets no pings: they would only add to its backlog.
        if (!response.writableNeedDrain) response.write(pingLine);
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
    },
  };
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

/** A connection for a route handler. It only sees the backlog in the handler's own stream (docs/decisions/140). */
export interface WebConnection extends ViewerConnection {
  /** The body of the answer; `gone` stops the source of the batches. */
  write(batches: AsyncGenerator<Batch, void, undefined>): ReadableStream<Uint8Array>;
}

/** `left` is aborted when the client is known to have left. */
export function webConnection(left: AbortSignal): WebConnection {
  const gone = new AbortController();
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  let ping: NodeJS.Timeout | undefined;
  let stalled: NodeJS.Timeout | undefined;
  const over = (last: (open: ReadableStreamDefaultController<Uint8Array>) => void = () => undefined) => {
    const open = controller;
    controller = null;
    clearInterval(ping);
    clearTimeout(stalled);
    if (open) {
      metrics().streams.dec({ transport: 'sse' });
      last(open);
    }
    gone.abort();
  };
  const cut = () => {
    // By this name Next recognises an aborted connection rather than a failed handler.
    over((open) => open.error(new DOMException('The viewer was cut off.', 'AbortError')));
  };
  left.addEventListener('abort', () => over(), { once: true });
  if (left.aborted) over();
  return {
    gone: gone.signal,
    isStuck: () => (controller?.desiredSize ?? 1) <= 0,
    cut,
    end: () => over((open) => open.close()),
    write: (batches) =>
      new ReadableStream<Uint8Array>({
        start(made) {
          // If a stream is no longer pulled, its source would wait for ever.
          gone.signal.addEventListener('abort', () => void batches.return(), { once: true });
          controller = made;
          made.enqueue(Buffer.from(hello()));
          metrics().streams.inc({ transport: 'sse' });
          ping = setInterval(() => {
            if ((made.desiredSize ?? 0) > 0) made.enqueue(pingLine);
          }, pingMs).unref();
        },
        async pull() {
          clearTimeout(stalled);
          try {
            const next = await batches.next();
            if (next.done) {
              over((open) => {
                open.enqueue(farewell);
                open.close();
              });
            } else if (controller) {
              stalled = setTimeout(cut, stallMs).unref();
              controller.enqueue(bytesOf(next.value));
            }
          } catch (error) {
            over((open) => open.error(error));
          }
        },
        cancel() {
          over();
        },
      }),
  };
}
