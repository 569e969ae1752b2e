import { getRuntime } from '#lib/runtime/runtime';
import { route } from '#lib/transports/http/answer/problem';
import { requireOwner } from '#lib/transports/http/owner/require-owner';

export const dynamic = 'force-dynamic';

/**
 * The owner's key, which is valid as long as the installation exists: `{ owner_token }`. POST, so that no other site
 * can request it.
 */
export const POST = route(async (request) => {
  return Response.json(
    { owner_token: getRuntime().owners.tokenOf(requireOwner(request)) },
    { headers: { 'Cache-Control': 'no-store' } },
  );
});
