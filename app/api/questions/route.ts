import { getRuntime } from '#lib/runtime/runtime';
import { route } from '#lib/transports/http/answer/problem';

export const dynamic = 'force-dynamic';

/** The visitor's own questions, newest first, for use in another session. */
export const GET = route(async (request) => {
  const { steps, visitorOf } = getRuntime();
  return Response.json(
    { questions: await steps.known(visitorOf(request.headers)) },
    { headers: { 'Cache-Control': 'no-store' } },
  );
});
