import { getRuntime } from '#lib/runtime/runtime';
import { route } from '#lib/transports/http/answer/problem';
import { requireOwner } from '#lib/transports/http/owner/require-owner';

export const dynamic = 'force-dynamic';

/**
 * Signs the owner out everywhere: cookies, saved keys, tokens, codes and open streams end. This browser gets a new key,
 * answered as `{ owner_token }`.
 */
export const POST = route(async (request) => {
  const owner = requireOwner(request);
  const { access, generations, moves, owners } = getRuntime();
  await generations.raise(owner);
  await moves.forgetCodes(owner);
  access.signOut(owner);
  return Response.json(
    { owner_token: owners.tokenOf(owner) },
    { headers: { 'Cache-Control': 'no-store', 'Set-Cookie': owners.cookieFor(owner) } },
  );
}, 'guess');
