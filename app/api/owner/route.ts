import { getRuntime } from '#lib/runtime/runtime';
import { ownerAccount } from '#lib/runtime/owner-account';
import { route } from '#lib/transports/http/answer/problem';
import { requireOwner } from '#lib/transports/http/owner/require-owner';

export const dynamic = 'force-dynamic';

/** What the owner keeps and has spent, and who did what with it: the newest hundred. */
export const GET = route(async (request) =>
  Response.json(await ownerAccount(requireOwner(request)), { headers: { 'Cache-Control': 'no-store' } }),
);

/**
 * Erases everything of the owner: sessions with all that belongs to them, unfinished uploads, codes, saved questions
 * and the log of who did what. Answers `{ erased }`, how many sessions.
 */
export const DELETE = route(async (request) => {
  const owner = requireOwner(request);
  const { audit, erasure, moves, uploads } = getRuntime();
  await uploads.eraseAllOf(owner);
  const erased = await erasure.eraseAllOf(owner);
  await moves.forget(owner);
  await audit.forget(owner);
  return Response.json({ erased });
});
