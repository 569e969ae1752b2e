import { AppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import { longestShared_s, shareSchema, unshareSchema } from '#lib/transports/http/api/schemas';
import { route } from '#lib/transports/http/answer/problem';
import { readJson } from '#lib/transports/http/receive/read-json';

export const dynamic = 'force-dynamic';

const headers = { 'Cache-Control': 'no-store' };

/** The access to the session, for its owner: `{ visibility, expires_at, links }`. */
export const GET = route<{ id: string }>(async (request, { id }) => {
  const { sharing, visitorOf } = getRuntime();
  return Response.json(await sharing.read(id, visitorOf(request.headers)), { headers });
});

/**
 * Changes it: `{ visibility?, expires_at? | expires_in?, link?: { expires_at? | expires_in? } }`, times in ISO or in
 * seconds from now, null for never. With `link` a further link is made, which the answer holds in `made`, this once.
 */
export const POST = route<{ id: string }>(async (request, { id }) => {
  const { sharing, visitorOf } = getRuntime();
  const { visibility, link, ...ends } = await readJson(request, shareSchema, { reason: 'share' });
  const change = {
    visibility,
    expires_at: endOf(ends),
    ...(link ? { link: { expires_at: endOf(link) ?? null } } : {}),
  };
  return Response.json(await sharing.change(id, visitorOf(request.headers), change), { headers });
});

/** `{ link_id }` revokes one further link; without it all sharing ends. Answers the remaining access. */
export const DELETE = route<{ id: string }>(async (request, { id }) => {
  const { sharing, visitorOf } = getRuntime();
  const { link_id } = await readJson(request, unshareSchema, { reason: 'unshare' });
  return Response.json(await sharing.end(id, visitorOf(request.headers), link_id ?? null), { headers });
});

/** undefined if the request does not mention it. */
function endOf({
  expires_at,
  expires_in,
}: {
  expires_at?: string | null;
  expires_in?: number;
}): Date | null | undefined {
  if (expires_in !== undefined) return new Date(Date.now() + expires_in * 1000);
  if (expires_at === undefined || expires_at === null) return expires_at;
  const date = new Date(expires_at);
  if (date.getTime() > Date.now() + longestShared_s * 1000)
    throw new AppError('invalid_change', { reason: 'ends_too_late' });
  if (date.getTime() <= Date.now()) throw new AppError('invalid_change', { reason: 'ends_in_past' });
  return date;
}
