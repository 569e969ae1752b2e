import { modelErrors } from '#lib/messages/errors/model';
import { recordingErrors } from '#lib/messages/errors/recording';
import { requestErrors } from '#lib/messages/errors/request';
import { serverErrors } from '#lib/messages/errors/server';
import { sessionErrors } from '#lib/messages/errors/session';

/** JSON, so that a page can build the sentence in another language. */
export type ErrorValue = string | number | boolean | null | readonly string[];

type Sentence = string | ((values: never) => string);

/**
 * Every sentence of an error: by its code and, if a code has several, by a reason. Each names the cause and the remedy.
 * A sentence with values is a function of them.
 */
export const errorMessages = {
  ...requestErrors,
  ...recordingErrors,
  ...sessionErrors,
  ...modelErrors,
  ...serverErrors,
} satisfies Record<string, Sentence | Record<string, Sentence>>;

export type ErrorCode = keyof typeof errorMessages;

/** For a code with one sentence that takes no values. */
export type NoValues = Record<string, never>;

type ValuesOf<S> = S extends (values: infer V) => string ? V : unknown;

type ValuesOfEntry<E> = E extends string
  ? NoValues
  : E extends (values: infer V) => string
    ? V
    : { [R in keyof E]: { reason: R } & ValuesOf<E[R]> }[keyof E];

/** The values that an error of this code carries: its reason, if it has several, and the values of its sentence. */
export type ErrorValues<C extends ErrorCode> = C extends ErrorCode ? ValuesOfEntry<(typeof errorMessages)[C]> : never;

/** Short, for the `title` of a problem document. */
export const errorTitles: Record<ErrorCode, string> = {
  invalid_form: 'The form could not be read',
  invalid_context: 'The session context is not valid',
  invalid_cursor: 'The cursor is not valid',
  invalid_address: 'The address is not valid',
  wrong_method: 'Method not allowed',
  unreadable_request: 'The request could not be read',
  headers_too_large: 'The headers are too long',
  request_timeout: 'The request took too long',
  invalid_query: 'The query is not valid',
  upload_interrupted: 'The upload broke off',
  not_found: 'Not found',
  erased: 'Erased',
  not_owner: 'Only the owner may do this',
  wrong_code: 'The code does not work',
  password_needed: 'A password is needed',
  too_many_requests: 'Too many requests',
  unknown_host: 'Unknown host name',
  forbidden_origin: 'Request from another site',
  session_not_empty: 'This session cannot take a recording',
  upload_conflict: 'The upload is at another point',
  upload_expired: 'The upload has expired',
  invalid_upload: 'The upload request could not be read',
  upload_protocol: 'Unsupported upload protocol',
  upload_too_large: 'The file is too large',
  owner_quota_used: 'Your storage is full',
  unsupported_media: 'Not an audio file',
  range_not_satisfiable: 'That part of the audio does not exist',
  no_audio: 'No audio in this upload',
  unreadable_transcript: 'The transcript could not be read',
  invalid_body: 'The request body is not valid',
  invalid_change: 'This change cannot be made',
  text_changed: 'The text has changed',
  name_taken: 'This name is taken',
  unreadable_audio: 'The audio could not be opened',
  audio_too_long: 'The recording is too long',
  audio_out_of_range: 'The audio is outside the limits',
  decoder_failed: 'Decoding failed',
  recogniser_failed: 'Speech recognition failed',
  analysis_failed: 'The analysis failed',
  step_timeout: 'The step took too long',
  needs_transcript: 'There is no transcript',
  needs_model: 'No language model is configured',
  live_taken: 'The recording continues elsewhere',
  session_busy: 'The analysis is still running',
  withdrawn: 'This question was removed',
  needs_times: 'The text has no times',
  needs_audio: 'There is no audio',
  cancelled: 'The run was cancelled',
  model_rejected_key: 'The model’s server rejects the key',
  model_unknown: 'The model is not known',
  model_unreachable: 'The model’s server cannot be reached',
  model_server_error: 'The model’s server failed',
  model_rate_limited: 'The model’s server is busy',
  model_timeout: 'The model took too long',
  model_paused: 'The model is paused after failures',
  model_budget_spent: 'The day’s budget is used up',
  owner_budget_spent: 'The owner’s budget for the day is used up',
  model_too_long: 'Too long for the model',
  model_refused: 'The model declined',
  model_bad_answer: 'The model’s answer did not fit',
  model_failed: 'The model failed',
  disk_full: 'The disk is full',
  folder_locked: 'The data folder is in use',
  database_damaged: 'The database does not open',
  folder_unusable: 'The data folder cannot be used',
  invalid_settings: 'A setting is not valid',
  run_gave_up: 'The run was given up',
  superseded: 'Another process took over the run',
  database_unreachable: 'The database cannot be reached',
  storage_unreachable: 'The storage for recordings cannot be reached',
  recording_missing: 'The recording is gone',
  shutting_down: 'The server is stopping',
  webhook_failed: 'The webhook call failed',
  internal: 'Something went wrong',
};

/** The sentence of an error. An error from another process may have values that no sentence here knows. */
export function errorSentence(code: ErrorCode, values: Readonly<Record<string, unknown>>): string {
  const entry: Sentence | Record<string, Sentence> = errorMessages[code];
  const sentence =
    typeof entry === 'object' ? (entry as Record<string, Sentence | undefined>)[String(values.reason)] : entry;
  if (sentence === undefined) return `${errorTitles[code]}.`;
  return typeof sentence === 'string' ? sentence : sentence(values as never);
}
