import type { ServerResponse } from 'node:http';
import { metrics } from '#lib/base/logs/metrics';
import { remember } from '#lib/base/remember';
import type { Ephemeral, Fact } from '#lib/events/facts';

/** One Server-Sent Events frame: `id:` for facts, none for what is not a fact, never an `event:` line. */
export function sseFormat(data: Fact | Ephemeral): string {
  const body = `data: ${JSON.stringify(data)}\n\n`;
  return 'seq' in data ? `id: ${data.seq}\n${body}` : body;
}

export type Batch = readonly (Fact | Ephemeral)[];

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

const pingLine = Buffer.from(': ping\n\n');

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

/** The way to one viewer, whoever writes it. */
export interface Line {
  /** Aborted when the viewer is gone, or was cut off. */
  readonly gone: AbortSignal;
  /** Whether something waits that the viewer does not take. */
  isStuck(): boolean;
  /** Ends it as a line that breaks: the viewer comes back with its cursor. */
  cut(): void;
  /** Ends it in order. */
  end(): void;
}

/** A line over Node's own response. */
export interface NodeLine extends Line {
  /**
   * Writes batches as they come and waits where the client does not keep up; a comment line pings every 15 s. Resolves
   * when the batches have ended or the client is gone.
   */
  write(batches: AsyncIterable<Batch>): Promise<void>;
}

export function nodeLine(response: ServerResponse): NodeLine {
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
        // A client that does not read is not pinged either: it would only add to what waits.
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

/** A line for a route handler. Only what the handler's own stream holds back can be seen (docs/decisions/140). */
export interface WebLine extends Line {
  /** The body of the answer; whoever makes the batches is stopped by `gone`. */
  write(batches: AsyncGenerator<Batch, void, undefined>): ReadableStream<Uint8Array>;
}

/** `left` is aborted when the client is known to have left. */
export function webLine(left: AbortSignal): WebLine {
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
    // Of this name, so that Next takes it for what it is: a line that ends, not a handler that failed.
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
          // A stream that nobody pulls any more would leave whoever makes the batches where they stand.
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
