import { z } from 'zod';
import { readJson } from '#lib/transports/http/read-json';

/** As a form's field may hold. */
const mostBytes = 20 * 1024 * 1024;

const claimSchema = z.strictObject({
  upload: z.string().max(100).optional(),
  session_id: z.string().max(100).optional(),
  context: z.record(z.string(), z.unknown()).optional(),
});

/** What a session is made of when it is asked for in JSON. */
export interface Claim {
  /** The id of a finished resumable upload; absent for an empty session. */
  upload?: string;
  session_id?: string;
  /** As JSON text, the form in which a form has it. */
  context?: string;
}

export function isJson(request: Request): boolean {
  return /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
}

/** Throws AppError `invalid_body`. */
export async function readClaim(request: Request): Promise<Claim> {
  const hint = 'Send { "upload": "<id>" } of a finished upload, with "context" and "session_id" where you want them.';
  const { context, ...claim } = await readJson(request, claimSchema, hint, mostBytes);
  return { ...claim, ...(context ? { context: JSON.stringify(context) } : {}) };
}
