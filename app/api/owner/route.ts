import { getRuntime } from '#lib/runtime/runtime';
import { route } from '#lib/transports/http/problem';
import { requireOwner } from '#lib/transports/http/require-owner';

export const dynamic = 'force-dynamic';

/** Erases everything of the owner: sessions with all that belongs to them, unfinished uploads, codes and saved questions. Answers `{ erased }`, how many sessions. */
export const DELETE = route(async (request) => {
  const owner = requireOwner(request);
  const { erasure, moves, uploads } = getRuntime();
  await uploads.eraseAllOf(owner);
  const erased = await erasure.eraseAllOf(owner);
  await moves.forget(owner);
  return Response.json({ erased });
});
