import { z } from 'zod';
import { AppError } from '#lib/base/errors';
import { readJson } from '#lib/transports/http/read-json';

/** A context of ten thousands of speaker turns. More would hold up everybody while it is read. */
const mostBytes = 8_100_000;

const claimSchema = z.strictObject({
  upload: z.string().max(100).optional(),
  session_id: z.string().max(100).optional(),
  // Looked into where a form's is, too.
  context: z.unknown().optional(),
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
  return { ...claim, ...(context !== undefined ? { context: asText(context) } : {}) };
}

function asText(context: unknown): string {
  try {
    return JSON.stringify(context);
  } catch (cause) {
    throw new AppError('invalid_context', 'The session context is nested too deeply.', { cause });
  }
}
