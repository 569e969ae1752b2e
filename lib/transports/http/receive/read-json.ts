import type { z } from 'zod';
import { AppError } from '#lib/base/errors';
import type { ErrorValues } from '#lib/messages/errors';
import { parseJson } from './parse-json.ts';
import { readText } from './read-text.ts';

/** In bytes. JSON requests are small: names, instructions, settings. */
const mostBytes = 100_000;

/**
 * The JSON body of a request; an empty body is an empty object. Throws AppError `invalid_body`, with `hint` naming the
 * accepted fields; `most` in bytes.
 */
export async function readJson<T>(
  request: Request,
  schema: z.ZodType<T>,
  hint: ErrorValues<'invalid_body'>,
  most = mostBytes,
): Promise<T> {
  const body = await readText(request, most);
  let json: unknown;
  try {
    json = body.trim() === '' ? {} : parseJson(body);
  } catch (cause) {
    throw new AppError('invalid_body', { reason: 'not_json' }, { cause });
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new AppError('invalid_body', hint);
  return parsed.data;
}
