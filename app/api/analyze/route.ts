import { followBatches } from '#lib/events/follow';
import { getRuntime } from '#lib/runtime/runtime';
import { route } from '#lib/transports/http/answer/problem';
import { receiveUpload } from '#lib/transports/http/receive/receive';
import { streamHeaders, webConnection } from '#lib/transports/sse';

export const dynamic = 'force-dynamic';

/** Takes a recording and answers with the stream of its run, which continues when the client leaves. */
export const POST = route(async (request) => {
  const { session, headers } = await receiveUpload(request, { empty: false });
  const connection = webConnection(request.signal);
  const batches = followBatches(getRuntime().log, session.id, {
    until: 'complete',
    signal: connection.gone,
    ephemeral: true,
  });
  return new Response(connection.write(batches), {
    headers: { ...streamHeaders, ...headers, 'X-Session-Id': session.id },
  });
}, 'work');
