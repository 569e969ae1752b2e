import { AppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import { alikeQuerySchema } from '#lib/transports/http/api/schemas';
import { route } from '#lib/transports/http/answer/problem';

export const dynamic = 'force-dynamic';

/** Passages in the owner's library with a similar meaning. */
export const GET = route(async (request) => {
  const { sessions, visitorOf } = getRuntime();
  const parsed = alikeQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) throw new AppError('invalid_query', { reason: 'alike' });
  return Response.json(
    { sessions: await sessions.alike(visitorOf(request.headers), parsed.data, request.signal) },
    { headers: { 'Cache-Control': 'no-store' } },
  );
});
