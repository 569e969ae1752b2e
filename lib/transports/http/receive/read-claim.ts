import type { SessionContext } from '#lib/analyses/session-context';
import { claimSchema } from '#lib/transports/http/api/schemas';
import { contextOf } from './read-context.ts';
import { readJson } from './read-json.ts';

/** In bytes: a context with tens of thousands of speaker turns. Parsing more would block the event loop. */
const mostBytes = 8_100_000;

/** The parts of a session that is requested in JSON. */
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
