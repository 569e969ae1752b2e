import { getRuntime } from '#lib/runtime/runtime';
import { requireSameSite } from '#lib/transports/http/origin';
import { route } from '#lib/transports/http/problem';

export const dynamic = 'force-dynamic';

/** The snapshot: everything the session's page shows. */
export const GET = route<{ id: string }>(async (request, { id }) => {
  const { sessions, visitorOf } = getRuntime();
  return Response.json(await sessions.snapshot(id, visitorOf(request.headers)), { headers: { 'Cache-Control': 'no-store' } });
});

/** Erases the recording, its log and its results. */
export const DELETE = route<{ id: string }>(async (request, { id }) => {
  requireSameSite(request.headers);
  const { sessions, visitorOf } = getRuntime();
  await sessions.erase(id, visitorOf(request.headers));
  return new Response(null, { status: 204 });
});
