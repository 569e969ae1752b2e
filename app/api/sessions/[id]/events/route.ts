import { route } from '#lib/transports/http/answer/problem';
import { openEvents } from '#lib/transports/http/answer/session-events';
import { streamHeaders, webConnection } from '#lib/transports/sse';

export const dynamic = 'force-dynamic';

/**
 * The session's facts after the cursor. Used only with `EVENT_STREAMS=next`; otherwise `server.ts` answers before Next
 * does (docs/decisions/140).
 */
export const GET = route<{ id: string }>(async (request, { id }) => {
  const connection = webConnection(request.signal);
  const batches = await openEvents(request, id, connection);
  if (batches === null) return new Response(null, { status: 204 });
  if (request.method === 'HEAD') {
    connection.cut();
    return new Response(null, { headers: streamHeaders });
  }
  return new Response(connection.write(batches), { headers: streamHeaders });
});
