import { type SessionContext, sessionContextSchema } from '#lib/analyses/session-context';
import { AppError } from '#lib/base/errors';
import { requireFewSpeakers } from '#lib/speech/transcripts/limits';
import { parseJson } from './parse-json.ts';

/** Enough for tens of thousands of speaker turns; more would hold up everybody while it is read. */
const mostContext = 8_000_000;

/**
 * What a form's field says of the conversation. Throws AppError `invalid_context`, and `upload_too_large` for too many
 * speakers.
 */
export function parseContext(given: string | undefined): SessionContext {
  if (given === undefined || given === '') return {};
  if (given.length > mostContext) throw new AppError('invalid_context', { reason: 'too_large' });
  let json: unknown;
  try {
    json = parseJson(given);
  } catch (cause) {
    throw new AppError('invalid_context', { reason: 'not_json' }, { cause });
  }
  return contextOf(json);
}

/**
 * The same, where it was JSON already. Throws AppError `invalid_context`, and `upload_too_large` for too many speakers.
 */
export function contextOf(json: unknown): SessionContext {
  const parsed = sessionContextSchema.safeParse(json);
  if (parsed.success) {
    const { speaker_diarization = [], dialogue_acts = [] } = parsed.data;
    requireFewSpeakers([
      ...speaker_diarization.map(({ speaker_label }) => speaker_label),
      ...dialogue_acts.map(({ speaker }) => speaker),
    ]);
    return parsed.data;
  }
  const [issue] = parsed.error.issues;
  // What does not fit may be as long as all that was sent.
  throw new AppError('invalid_context', {
    reason: 'mismatch',
    at: issue?.path.join('.').slice(0, 200) || 'its top',
    problem: (issue?.message ?? 'unknown member').slice(0, 200),
  });
}
