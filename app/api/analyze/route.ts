import { follow } from '#lib/events/follow';
import { getRuntime } from '#lib/runtime/runtime';
import { route } from '#lib/transports/http/answer/problem';
import { receiveUpload } from '#lib/transports/http/receive/receive';
import { sseStream, streamHeaders } from '#lib/transports/sse';

export const dynamic = 'force-dynamic';

/** Takes a recording and answers with the stream of its run, which goes on when the client leaves. */
export const POST = route(async (request) => {
  const { session, headers } = await receiveUpload(request, { empty: false });
  const gone = new AbortController();
  const facts = follow(getRuntime().log, session.id, { until: 'complete', signal: gone.signal, ephemeral: true });
  return new Response(
    sseStream(facts, () => gone.abort()),
    { headers: { ...streamHeaders, ...headers, 'X-Session-Id': session.id } },
  );
}, 'work');
