import { AppError } from '#lib/base/errors';
import type { SessionChange } from '#lib/sessions/service';
import { changeSchema, longestTag } from '#lib/transports/http/api/schemas';
import { readJson } from './read-json.ts';

const longestTitle = 200;
/** In bytes: a correction may name every passage of a long text. */
const mostBytes = 400_000;

/**
 * The JSON body of a change. Throws AppError `invalid_body` for malformed input, `invalid_change` for an invalid title
 * or tag.
 */
export async function readChange(request: Request): Promise<SessionChange> {
  const { title, tags, speaker_names, speaker_count, edits, seq } = await readJson(
    request,
    changeSchema,
    { reason: 'change' },
    mostBytes,
  );
  if (edits && seq === undefined) throw new AppError('invalid_body', { reason: 'edits_without_seq' });
  return {
    speaker_names,
    speaker_count,
    corrections: edits && seq !== undefined ? { edits, seq } : undefined,
    ...(title === undefined ? {} : { title: clean(title, longestTitle, 'title_length') }),
    ...(tags === undefined ? {} : { tags: [...new Set(tags.map((tag) => clean(tag, longestTag, 'tag_length')))] }),
  };
}

function clean(text: string, longest: number, reason: 'title_length' | 'tag_length'): string {
  const cleaned = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (cleaned === '' || cleaned.length > longest) throw new AppError('invalid_change', { reason, longest });
  return cleaned;
}
