import { getRuntime } from '#lib/runtime/runtime';
import { redeemSchema } from '#lib/transports/http/api/schemas';
import { route } from '#lib/transports/http/answer/problem';
import { readJson } from '#lib/transports/http/receive/read-json';

export const dynamic = 'force-dynamic';

/**
 * `{ code }`, a one-time code or a saved key, makes this browser its owner. With `take_along` the browser's own
 * sessions move along; otherwise they stay with its old key. Answers `{ taken }`, the number of sessions that moved.
 */
export const POST = route(async (request) => {
  const { code, take_along } = await readJson(request, redeemSchema, { reason: 'redeem' });
  const { owners, moves, visitorOf } = getRuntime();
  const owner = owners.ownerOf(code.trim()) ?? (await moves.redeemCode(code));
  const before = visitorOf(request.headers).owner_id;
  const taken = take_along && before !== null ? await moves.transfer(before, owner) : 0;
  return Response.json({ taken }, { headers: { 'Cache-Control': 'no-store', 'Set-Cookie': owners.cookieFor(owner) } });
}, 'guess');
