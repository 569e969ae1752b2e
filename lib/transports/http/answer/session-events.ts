import { AppError } from '#lib/base/errors';
import { remember } from '#lib/base/remember';
import type { Fact } from '#lib/events/facts';
import { followBatches } from '#lib/events/follow';
import { getRuntime } from '#lib/runtime/runtime';
import { viewerLimit } from '#lib/transports/concurrency-limiter';
import { type Batch, frameOf, type ViewerConnection } from '#lib/transports/sse';
import { addressIn } from '#lib/transports/http/guards/client-address';
import { cursorOf } from './cursor.ts';
import { requireWithinLimit } from '#lib/transports/http/guards/rate-limits';

/** The open streams, including those of route handlers, whose modules are copies of these. */
const open = remember('openStreams', () => new Set<ViewerConnection>());

/** Ends the open streams; their viewers reconnect to the next server. */
export function endStreams(): void {
  for (const connection of open) connection.end();
}

/**
 * The answer to `GET /api/sessions/:id/events`, for either writer: the session's facts after the cursor. Stays open
 * after `complete`, unless `?until=complete`. null if no facts are left, which is answered with 204. Throws the error
 * that refuses the request.
 */
export async function openEvents(
  request: Request,
  id: string,
  connection: ViewerConnection,
): Promise<AsyncGenerator<Batch, void, undefined> | null> {
  const { gone } = connection;
  const held: (() => void)[] = [() => open.delete(connection)];
  const release = () => {
    for (const giveBack of held.splice(0)) giveBack();
  };
  gone.addEventListener('abort', release, { once: true });
  try {
    // Taken before the first await, so that the end of the connection is sure to release it.
    held.push(viewerLimit.take(addressIn(request.headers)));
    const { access, log, visitorOf, isPending } = getRuntime();
    await requireWithinLimit('join', request.headers);
    const { session, ended, close } = await access.toFollow(id, visitorOf(request.headers));
    held.push(close);
    const after = cursorOf(request);
    if (after > session.last_seq)
      throw new AppError('invalid_cursor', { reason: 'beyond_end', last_seq: session.last_seq });
    const until = new URL(request.url).searchParams.get('until') === 'complete' ? 'complete' : undefined;
    const waits = until !== undefined && (await isAtEnd(id, after));
    const isOver = waits && !(await isPending(id)) && (await isAtEnd(id, after));
    if (isOver || gone.aborted) {
      release();
      return null;
    }
    // A client that does not read would not see the end before it reads again.
    ended.addEventListener('abort', () => connection.isStuck() && connection.cut(), { once: true });
    open.add(connection);
    return followBatches(log, id, {
      after,
      until,
      signal: AbortSignal.any([gone, ended, ...(waits ? [abortWhenDropped(id, after, gone)] : [])]),
      ephemeral: true,
      lag: { sizeOf: (fact: Fact) => frameOf(fact).length, exceeded: () => connection.cut() },
    });
  } catch (error) {
    release();
    throw error;
  }
}

/** How often to check whether accepted work is still pending, in ms. */
const askEveryMs = 1_000;

/**
 * Aborts when accepted work has been dropped, so that no fact will come of it. After its first fact, `complete` is sure
 * to follow.
 */
function abortWhenDropped(id: string, after: number, gone: AbortSignal): AbortSignal {
  const dropped = new AbortController();
  const stop = () => clearInterval(asking);
  const asking = setInterval(() => {
    void (async () => {
      // In this order, because a job ends after its last fact is in the log.
      const isPending = await getRuntime().isPending(id);
      if (!(await isAtEnd(id, after))) stop();
      else if (!isPending) dropped.abort();
    })().catch(() => undefined);
  }, askEveryMs).unref();
  for (const signal of [gone, dropped.signal]) signal.addEventListener('abort', stop, { once: true });
  return dropped.signal;
}

/**
 * Whether the client has already seen the end: its cursor is a `complete`, and no fact came after it. 204 tells an
 * EventSource not to reconnect.
 */
async function isAtEnd(id: string, after: number): Promise<boolean> {
  if (after === 0) return false;
  const [last, next] = await getRuntime().log.read(id, after - 1, 2);
  return last?.type === 'complete' && next === undefined;
}
