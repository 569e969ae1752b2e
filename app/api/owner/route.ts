import { getRuntime } from '#lib/runtime/runtime';
import { ownerAccount } from '#lib/runtime/owner-account';
import { route } from '#lib/transports/http/answer/problem';
import { requireOwner } from '#lib/transports/http/owner/require-owner';

export const dynamic = 'force-dynamic';

/** The owner's storage, spending, and the newest hundred audit entries. */
export const GET = route(async (request) =>
  Response.json(await ownerAccount(requireOwner(request)), { headers: { 'Cache-Control': 'no-store' } }),
);

/**
 * Deletes everything of the owner: sessions with all that belongs to them, unfinished uploads, codes, saved questions
 * and the audit. Answers `{ erased }`, the number of sessions.
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
