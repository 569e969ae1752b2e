import { type SessionContext, sessionContextSchema } from '#lib/analyses/session-context';
import { AppError } from '#lib/base/errors';
import { requireFewSpeakers } from '#lib/speech/transcripts/limits';
import { parseJson } from './parse-json.ts';

/** In bytes: enough for tens of thousands of speaker turns. Parsing more would block the event loop. */
const mostContext = 8_000_000;

/** The context in a form's field. Throws AppError `invalid_context`, and `upload_too_large` for too many speakers. */
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

/** The same for parsed JSON. Throws AppError `invalid_context`, and `upload_too_large` for too many speakers. */
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
  // The invalid part may be as long as the whole input.
  throw new AppError('invalid_context', {
    reason: 'mismatch',
    at: issue?.path.join('.').slice(0, 200) || 'its top',
    problem: (issue?.message ?? 'unknown member').slice(0, 200),
  });
}
