import { AppError } from '#lib/base/errors';
import type { SessionChange } from '#lib/sessions/service';
import { changeSchema } from '#lib/transports/http/api/schemas';
import { readJson } from '#lib/transports/http/read-json';

const longestTitle = 200;

/** The JSON body of a change. Throws AppError `invalid_body` for what is none, `invalid_change` for a title that is none. */
export async function readChange(request: Request): Promise<SessionChange> {
  const { title, speaker_names, edits, seq } = await readJson(request, changeSchema, 'A change is { "title": "..." } or { "speaker_names": { "Speaker 1": "Anna" } } or { "edits": [...], "seq": 120 }, or several of them.');
  if (edits && seq === undefined) throw new AppError('invalid_body', 'Corrections need "seq", the last number of the log that you have seen: they are refused where the text has changed since.');
  const corrections = edits && seq !== undefined ? { edits, seq } : undefined;
  if (title === undefined) return { speaker_names, corrections };
  const clean = title.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/\s+/g, ' ').trim();
  if (clean === '' || clean.length > longestTitle) throw new AppError('invalid_change', `A title has 1 to ${longestTitle} characters.`);
  return { title: clean, speaker_names, corrections };
}
