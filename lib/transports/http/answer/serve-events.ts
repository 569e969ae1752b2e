import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, isForTheLog, toAppError } from '#lib/base/errors';
import type { Fact } from '#lib/events/facts';
import { followBatches } from '#lib/events/follow';
import { getRuntime } from '#lib/runtime/runtime';
import { sendProblem, webRequest } from '#lib/transports/http/web-adapter';
import { addressIn } from '#lib/transports/http/guards/client-address';
import { cursorOf } from './cursor.ts';
import { requireWithinLimit } from '#lib/transports/http/guards/rate-limits';
import { viewerLimit } from '#lib/transports/concurrency-limiter';
import { frameOf, streamHeaders, writeStream } from '#lib/transports/sse';

const path = /^\/api\/sessions\/([^/?]+)\/events(?:\?|$)/;
const open = new Set<ServerResponse>();

/**
 * `GET /api/sessions/:id/events`: the session's facts, from the cursor on. Stays open after `complete`, unless
 * `?until=complete`. Written to Node's own response, since what waits for a viewer cannot be seen from a route
 * handler (docs/decisions/140). False for any other request.
 */
export function serveEvents(request: IncomingMessage, response: ServerResponse): boolean {
  const id = request.method === 'GET' ? path.exec(request.url ?? '')?.[1] : undefined;
  if (id === undefined) return false;
  void answer(request, response, id);
  return true;
}

/** Ends the streams that are open; their viewers come back to whoever serves next. */
export function endStreams(): void {
  for (const response of open) response.end();
}

async function answer(message: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
  const gone = new AbortController();
  let close = () => {};
  let free = () => {};
  response.once('close', () => {
    close();
    free();
    open.delete(response);
    gone.abort();
  });
  try {
    const request = webRequest(message);
    // Before anything is waited for, so that the end of the line is sure to give it back.
    free = viewerLimit.take(addressIn(request.headers));
    const { access, log, visitorOf, isPending } = getRuntime();
    await requireWithinLimit('join', request.headers);
    const watched = await access.toFollow(id, visitorOf(request.headers));
    close = watched.close;
    const { session, ended } = watched;
    const after = cursorOf(request);
    if (after > session.last_seq)
      throw new AppError('invalid_cursor', { reason: 'beyond_end', last_seq: session.last_seq });
    const until = new URL(request.url).searchParams.get('until') === 'complete' ? 'complete' : undefined;
    const waits = until !== undefined && (await isAtEnd(id, after));
    if (waits && !(await isPending(id)) && (await isAtEnd(id, after))) return void response.writeHead(204).end();
    if (gone.signal.aborted) return close();
    // A client that does not read would not see the end before it reads again.
    ended.addEventListener('abort', () => response.writableNeedDrain && response.destroy(), { once: true });
    response.writeHead(200, streamHeaders);
    open.add(response);
    const lag = { sizeOf: (fact: Fact) => frameOf(fact).length, exceeded: () => response.destroy() };
    await writeStream(
      response,
      followBatches(log, id, {
        after,
        until,
        signal: AbortSignal.any([gone.signal, ended, ...(waits ? [abortWhenDropped(id, after, gone.signal)] : [])]),
        ephemeral: true,
        lag,
      }),
    );
  } catch (error) {
    close();
    if (response.headersSent) {
      if (isForTheLog(toAppError(error)))
        getRuntime().logger.error({ session_id: id, err: error }, 'event stream broke off');
      response.destroy();
    } else await sendProblem(response, error);
  }
}

/** How often is asked whether what was accepted is still going to be done, in ms. */
const askEveryMs = 1_000;

/**
 * Aborts when what was accepted has been dropped, so that no fact will come of it. As soon as one has come, `complete`
 * follows.
 */
function abortWhenDropped(id: string, after: number, gone: AbortSignal): AbortSignal {
  const dropped = new AbortController();
  const stop = () => clearInterval(asking);
  const asking = setInterval(() => {
    void (async () => {
      // In this order: a job ends after its last fact is in the log.
      const isPending = await getRuntime().isPending(id);
      if (!(await isAtEnd(id, after))) stop();
      else if (!isPending) dropped.abort();
    })().catch(() => undefined);
  }, askEveryMs).unref();
  for (const signal of [gone, dropped.signal]) signal.addEventListener('abort', stop, { once: true });
  return dropped.signal;
}

/**
 * Whether the client has seen the end already: its cursor is a `complete`, and nothing came after it. 204 tells an
 * EventSource to stay away.
 */
async function isAtEnd(id: string, after: number): Promise<boolean> {
  if (after === 0) return false;
  const [last, next] = await getRuntime().log.read(id, after - 1, 2);
  return last?.type === 'complete' && next === undefined;
}
