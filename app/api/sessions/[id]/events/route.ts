import { AppError } from '#lib/base/errors';
import { follow } from '#lib/events/follow';
import { getRuntime } from '#lib/runtime/runtime';
import type { StoredSession } from '#lib/sessions/store';
import { cursorOf } from '#lib/transports/http/cursor';
import { route } from '#lib/transports/http/problem';
import { sseStream, streamHeaders } from '#lib/transports/sse';

export const dynamic = 'force-dynamic';

/** The session's facts, from the cursor on. Stays open after `complete`, unless `?until=complete`. */
export const GET = route<{ id: string }>(async (request, { id }) => {
  const { access, visitorOf } = getRuntime();
  const { session, ended, close } = await access.toFollow(id, visitorOf(request.headers));
  try {
    return await stream(request, session, ended, close);
  } catch (error) {
    close();
    throw error;
  }
}, 'join');

async function stream(request: Request, session: StoredSession, ended: AbortSignal, close: () => void): Promise<Response> {
  const { id } = session;
  const after = cursorOf(request);
  if (after > session.last_seq) throw new AppError('invalid_cursor', `This session's log ends at ${session.last_seq}. Leave the cursor out to read it from the beginning.`);
  const until = new URL(request.url).searchParams.get('until') === 'complete' ? 'complete' : undefined;
  if (until && (await isAtEnd(id, after))) {
    close();
    return new Response(null, { status: 204 });
  }
  const gone = new AbortController();
  const facts = follow(getRuntime().log, id, { after, until, signal: AbortSignal.any([gone.signal, ended]), ephemeral: true });
  return new Response(sseStream(facts, () => {
    gone.abort();
    close();
  }), { headers: streamHeaders });
}

/** Whether the client has seen the end already: its cursor is a `complete`, and nothing came after it. 204 tells an EventSource to stay away. */
async function isAtEnd(id: string, after: number): Promise<boolean> {
  if (after === 0) return false;
  const [last, next] = await getRuntime().log.read(id, after - 1, 2);
  return last?.type === 'complete' && next === undefined;
}
