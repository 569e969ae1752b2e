import { getRuntime } from '#lib/runtime/runtime';
import { disputeSchema, longestReason, undisputeSchema } from '#lib/transports/http/api/schemas';
import { route } from '#lib/transports/http/answer/problem';
import { readJson } from '#lib/transports/http/receive/read-json';

export const dynamic = 'force-dynamic';

/** The owner disputes a finding: `{ finding, reason }`. Everyone sees it struck through, with the reason. */
export const POST = route<{ id: string }>(async (request, { id }) => {
  const { disputes, visitorOf } = getRuntime();
  const visitor = visitorOf(request.headers);
  const { finding, reason } = await readJson(request, disputeSchema, {
    reason: 'dispute',
    longest_reason: longestReason,
  });
  await disputes.dispute(id, visitor, finding, reason);
  return new Response(null, { status: 204 });
});

/** Withdraws a dispute: `{ finding }`. */
export const DELETE = route<{ id: string }>(async (request, { id }) => {
  const { disputes, visitorOf } = getRuntime();
  const visitor = visitorOf(request.headers);
  await disputes.withdraw(id, visitor, (await readJson(request, undisputeSchema, { reason: 'undispute' })).finding);
  return new Response(null, { status: 204 });
});
