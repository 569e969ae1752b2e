import { AppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import { openQuerySchema } from '#lib/transports/http/api/schemas';
import { route } from '#lib/transports/http/answer/problem';

export const dynamic = 'force-dynamic';

const dayMs = 86_400_000;

/** Open tasks and questions across the owner's sessions. */
export const GET = route(async (request) => {
  const { sessions, visitorOf } = getRuntime();
  const parsed = openQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) throw new AppError('invalid_query', { reason: 'open_sessions' });
  const since = parsed.data.since ?? new Date(Date.now() - dayMs);
  return Response.json(
    { sessions: await sessions.open(visitorOf(request.headers), since) },
    { headers: { 'Cache-Control': 'no-store' } },
  );
});
