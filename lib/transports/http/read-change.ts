import { z } from 'zod';
import { AppError } from '#lib/base/errors';
import type { SessionChange } from '#lib/sessions/service';

const longestTitle = 200;
/** Names are short and speakers are few. */
const mostBytes = 100_000;

const changeSchema = z.strictObject({
  title: z.string().optional(),
  speaker_names: z.record(z.string(), z.string()).optional(),
});

/** The JSON body of a change. Throws AppError `invalid_body` for what is none, `invalid_change` for a title that is none. */
export async function readChange(request: Request): Promise<SessionChange> {
  const body = await request.text();
  if (body.length > mostBytes) throw new AppError('invalid_body', 'The change is larger than 100 kB.');
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (cause) {
    throw new AppError('invalid_body', 'The body is not JSON.', { cause });
  }
  const parsed = changeSchema.safeParse(json);
  if (!parsed.success) throw new AppError('invalid_body', 'A change is { "title": "..." } or { "speaker_names": { "Speaker 1": "Anna" } }, or both.');
  const { title, speaker_names } = parsed.data;
  if (title === undefined) return { speaker_names };
  const clean = title.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/\s+/g, ' ').trim();
  if (clean === '' || clean.length > longestTitle) throw new AppError('invalid_change', `A title has 1 to ${longestTitle} characters.`);
  return { title: clean, speaker_names };
}
