import { getRuntime } from '#lib/runtime/runtime';
import { route } from '#lib/transports/http/answer/problem';
import { serveText } from '#lib/transports/http/answer/serve-export';

export const dynamic = 'force-dynamic';

/** The whole transcript as one plain page, for everyone who may view the session. */
export const GET = route<{ id: string }>(async (request, { id }) => {
  const { sessions, visitorOf } = getRuntime();
  return serveText(request, await sessions.snapshot(id, visitorOf(request.headers)));
});
