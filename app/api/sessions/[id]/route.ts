import { getRuntime } from '#lib/runtime/runtime';
import { route } from '#lib/transports/http/answer/problem';
import { readChange } from '#lib/transports/http/receive/read-change';

export const dynamic = 'force-dynamic';

/**
 * Renames the session or its speakers, or corrects its transcript; answers the snapshot, or with `Prefer:
 * return=minimal` only the `seq` of the correction.
 */
export const PATCH = route<{ id: string }>(async (request, { id }) => {
  const { sessions, visitorOf } = getRuntime();
  const visitor = visitorOf(request.headers);
  const changed = await sessions.change(id, visitor, await readChange(request));
  if (request.headers.get('prefer') === 'return=minimal')
    return Response.json(changed, { headers: { 'Cache-Control': 'no-store', 'Preference-Applied': 'return=minimal' } });
  return Response.json(await sessions.snapshot(id, visitor), { headers: { 'Cache-Control': 'no-store' } });
  // Renaming a speaker writes every result again, at a cost that grows with the recording.
}, 'work');

/** Deletes the recording, its log and its results. */
export const DELETE = route<{ id: string }>(async (request, { id }) => {
  const { sessions, visitorOf } = getRuntime();
  await sessions.erase(id, visitorOf(request.headers));
  return new Response(null, { status: 204 });
});
