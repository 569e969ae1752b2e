import type { z } from 'zod';
import { AppError } from '#lib/base/errors';

/** What changes something by JSON is short. */
const mostBytes = 100_000;

/** The JSON body of a request, checked; no body counts as `{}`. Throws AppError `invalid_body` with `expected`, a sentence that says what belongs there. */
export async function readJson<T extends z.ZodType>(request: Request, schema: T, expected: string): Promise<z.infer<T>> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw new AppError('invalid_body', 'The body is larger than 100 kB.');
  const body = await request.text();
  if (body.length > mostBytes) throw new AppError('invalid_body', 'The body is larger than 100 kB.');
  let json: unknown;
  try {
    json = body === '' ? {} : JSON.parse(body);
  } catch (cause) {
    throw new AppError('invalid_body', 'The body is not JSON.', { cause });
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new AppError('invalid_body', expected);
  return parsed.data;
}
