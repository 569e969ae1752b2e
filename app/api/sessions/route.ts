import { z } from 'zod';
import { AppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import { route } from '#lib/transports/http/problem';
import { receiveUpload } from '#lib/transports/http/receive';

export const dynamic = 'force-dynamic';

const querySchema = z.object({
  q: z
    .string()
    .max(500)
    .transform((words) => words.toWellFormed().replaceAll('\0', ''))
    .optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});

/** Makes a session, with a recording that is analysed at once, or empty. */
export const POST = route(async (request) => {
  const { session, headers, owner_token } = await receiveUpload(request, { empty: true });
  const url = `/s/${session.id}`;
  return Response.json({ session_id: session.id, url, owner_token }, { status: 201, headers: { ...headers, Location: url } });
}, 'work');

/** The owner's library, newest first. */
export const GET = route(async (request) => {
  const { sessions, visitorOf } = getRuntime();
  const parsed = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) throw new AppError('invalid_query', 'The list takes q (words to search for), cursor (from the page before) and limit (1 to 100).');
  return Response.json(await sessions.library(visitorOf(request.headers), parsed.data), { headers: { 'Cache-Control': 'no-store' } });
});
