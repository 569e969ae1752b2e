import { AppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import { libraryQuerySchema } from '#lib/transports/http/api/schemas';
import { route } from '#lib/transports/http/answer/problem';
import { receiveUpload } from '#lib/transports/http/receive/receive';

export const dynamic = 'force-dynamic';

/** Makes a session, with a recording that is analysed at once, or empty. */
export const POST = route(async (request) => {
  const { session, headers, owner_token } = await receiveUpload(request, { empty: true });
  const url = `/s/${session.id}`;
  return Response.json(
    { session_id: session.id, url, owner_token },
    { status: 201, headers: { ...headers, Location: url } },
  );
}, 'work');

/** The owner's library, newest first. */
export const GET = route(async (request) => {
  const { sessions, visitorOf } = getRuntime();
  const parsed = libraryQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) throw new AppError('invalid_query', { reason: 'library' });
  return Response.json(await sessions.library(visitorOf(request.headers), parsed.data), {
    headers: { 'Cache-Control': 'no-store' },
  });
});
