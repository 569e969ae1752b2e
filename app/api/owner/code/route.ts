import { getRuntime } from '#lib/runtime/runtime';
import { route } from '#lib/transports/http/answer/problem';
import { requireOwner } from '#lib/transports/http/owner/require-owner';

export const dynamic = 'force-dynamic';

/** A one-time code that makes another browser this owner: `{ code, expires_at }`. */
export const POST = route(async (request) => {
  return Response.json(await getRuntime().moves.makeCode(requireOwner(request)), {
    status: 201,
    headers: { 'Cache-Control': 'no-store' },
  });
}, 'guess');
