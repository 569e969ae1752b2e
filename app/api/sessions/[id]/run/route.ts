import { getRuntime } from '#lib/runtime/runtime';
import { route } from '#lib/transports/http/answer/problem';

export const dynamic = 'force-dynamic';

/** Cancels the current run. */
export const DELETE = route<{ id: string }>(async (request, { id }) => {
  const { sessions, visitorOf } = getRuntime();
  await sessions.cancel(id, visitorOf(request.headers));
  return new Response(null, { status: 204 });
});
