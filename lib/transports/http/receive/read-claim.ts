import type { SessionContext } from '#lib/analyses/session-context';
import { claimSchema } from '#lib/transports/http/api/schemas';
import { contextOf } from './read-context.ts';
import { readJson } from './read-json.ts';

/** A context of ten thousands of speaker turns. More would hold up everybody while it is read. */
const mostBytes = 8_100_000;

/** What a session is made of when it is asked for in JSON. */
export interface Claim {
  /** The id of a finished resumable upload; absent for an empty session. */
  upload?: string;
  session_id?: string;
  context?: SessionContext;
}

export function isJson(request: Request): boolean {
  return /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
}

/** Throws AppError `invalid_body` or `invalid_context`. */
export async function readClaim(request: Request): Promise<Claim> {
  const { context, ...claim } = await readJson(request, claimSchema, { reason: 'claim' }, mostBytes);
  return { ...claim, ...(context !== undefined ? { context: contextOf(context) } : {}) };
}
