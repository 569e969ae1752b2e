/**
 * Every failure that a user can cause or meet, with the HTTP status it is answered with,
 * a short title, and whether trying the same again can help.
 */
export const errorTable = {
  invalid_form: { status: 400, title: 'The form could not be read', retryable: false },
  invalid_context: { status: 400, title: 'The session context is not valid', retryable: false },
  invalid_cursor: { status: 400, title: 'The cursor is not valid', retryable: false },
  invalid_address: { status: 400, title: 'The address is not valid', retryable: false },
  wrong_method: { status: 405, title: 'Not done this way', retryable: false },
  unreadable_request: { status: 400, title: 'Not a request', retryable: false },
  headers_too_large: { status: 431, title: 'The headers are too long', retryable: false },
  request_timeout: { status: 408, title: 'The request took too long', retryable: true },
  invalid_query: { status: 400, title: 'The query is not valid', retryable: false },
  upload_interrupted: { status: 400, title: 'The upload broke off', retryable: true },
  not_found: { status: 404, title: 'Not found', retryable: false },
  erased: { status: 410, title: 'Erased', retryable: false },
  not_owner: { status: 403, title: 'Only the owner may do this', retryable: false },
  wrong_code: { status: 403, title: 'The code does not work', retryable: false },
  password_needed: { status: 401, title: 'A password is needed', retryable: false },
  too_many_requests: { status: 429, title: 'Too many requests', retryable: true },
  unknown_host: { status: 421, title: 'Not a name of this server', retryable: false },
  forbidden_origin: { status: 403, title: 'Request from another site', retryable: false },
  session_not_empty: { status: 409, title: 'This session cannot take a recording', retryable: false },
  upload_conflict: { status: 409, title: 'The upload is not at that point', retryable: true },
  upload_expired: { status: 410, title: 'The upload has expired', retryable: false },
  invalid_upload: { status: 400, title: 'The upload request could not be read', retryable: false },
  upload_protocol: { status: 412, title: 'Not the upload protocol that is spoken here', retryable: false },
  upload_too_large: { status: 413, title: 'The file is too large', retryable: false },
  owner_quota_used: { status: 413, title: 'There is no room left for this owner', retryable: false },
  unsupported_media: { status: 415, title: 'Not an audio file', retryable: false },
  range_not_satisfiable: { status: 416, title: 'That part of the audio does not exist', retryable: false },
  no_audio: { status: 422, title: 'No audio in this upload', retryable: false },
  unreadable_transcript: { status: 422, title: 'The transcript could not be read', retryable: false },
  invalid_body: { status: 400, title: 'The request could not be read', retryable: false },
  invalid_change: { status: 422, title: 'This change cannot be made', retryable: false },
  text_changed: { status: 409, title: 'The text has changed meanwhile', retryable: false },
  name_taken: { status: 409, title: 'This name is taken', retryable: false },
  unreadable_audio: { status: 422, title: 'The audio could not be opened', retryable: false },
  audio_too_long: { status: 422, title: 'The recording is too long', retryable: false },
  audio_out_of_range: { status: 422, title: 'The audio is outside the limits', retryable: false },
  decoder_failed: { status: 500, title: 'Decoding failed', retryable: true },
  recogniser_failed: { status: 500, title: 'Speech recognition failed', retryable: true },
  analysis_failed: { status: 500, title: 'The analysis failed', retryable: true },
  step_timeout: { status: 504, title: 'The step took too long', retryable: true },
  needs_transcript: { status: 409, title: 'There is no transcript', retryable: true },
  needs_model: { status: 409, title: 'No language model is configured', retryable: false },
  live_taken: { status: 409, title: 'The recording goes on elsewhere', retryable: false },
  session_busy: { status: 409, title: 'The analysis is still going on', retryable: true },
  withdrawn: { status: 410, title: 'This question was taken away', retryable: false },
  needs_times: { status: 409, title: 'There are no times', retryable: false },
  needs_audio: { status: 409, title: 'There is no audio', retryable: false },
  cancelled: { status: 409, title: 'The run was cancelled', retryable: true },
  model_rejected_key: { status: 502, title: 'The model’s server rejects the key', retryable: false },
  model_unknown: { status: 502, title: 'The model is not known', retryable: false },
  model_unreachable: { status: 502, title: 'The model’s server cannot be reached', retryable: true },
  model_server_error: { status: 502, title: 'The model’s server failed', retryable: true },
  model_rate_limited: { status: 503, title: 'The model’s server is busy', retryable: true },
  model_timeout: { status: 504, title: 'The model took too long', retryable: true },
  model_paused: { status: 503, title: 'The model is left alone for a while', retryable: true },
  model_budget_spent: { status: 503, title: 'The day’s budget is used up', retryable: true },
  owner_budget_spent: { status: 503, title: 'The owner’s budget for the day is used up', retryable: true },
  model_too_long: { status: 502, title: 'Too long for the model', retryable: false },
  model_refused: { status: 502, title: 'The model declined', retryable: false },
  model_bad_answer: { status: 502, title: 'The model’s answer did not fit', retryable: true },
  model_failed: { status: 502, title: 'The model failed', retryable: true },
  disk_full: { status: 507, title: 'The disk is full', retryable: true },
  folder_locked: { status: 503, title: 'The data folder is in use', retryable: true },
  database_damaged: { status: 500, title: 'The database does not open', retryable: false },
  folder_unusable: { status: 500, title: 'The data folder cannot be used', retryable: false },
  invalid_settings: { status: 500, title: 'A setting is not valid', retryable: false },
  run_gave_up: { status: 500, title: 'The run was given up', retryable: true },
  superseded: { status: 409, title: 'Another process took the run over', retryable: false },
  database_unreachable: { status: 503, title: 'The database cannot be reached', retryable: true },
  storage_unreachable: { status: 503, title: 'The storage for recordings cannot be reached', retryable: true },
  recording_missing: { status: 410, title: 'The recording is gone', retryable: false },
  shutting_down: { status: 503, title: 'The server is stopping', retryable: true },
  webhook_failed: { status: 502, title: 'The webhook was not taken', retryable: true },
  internal: { status: 500, title: 'Something went wrong', retryable: true },
} as const satisfies Record<string, { status: number; title: string; retryable: boolean }>;

export type ErrorCode = keyof typeof errorTable;

const brand = Symbol.for('undertone.error');

/**
 * The one error class. `message` is a sentence for the person in front of the screen: what was wrong and what to
 * do. It never holds transcript, paths of the server or stack traces; put those into `cause`.
 */
export class AppError extends Error {
  readonly [brand] = true;
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }

  get status(): number {
    return errorTable[this.code].status;
  }

  get retryable(): boolean {
    return errorTable[this.code].retryable;
  }
}

/** `instanceof` fails between the two copies of this module (route handlers and server.ts), so the brand decides. */
export function isAppError(value: unknown): value is AppError {
  return typeof value === 'object' && value !== null && brand in value;
}

/** An abort is not an error: callers re-throw or ignore it, but never show it. */
export function isAbort(value: unknown): boolean {
  return value instanceof Error && value.name === 'AbortError';
}

/** A visitor cannot make room, so the sentence says who can. */
export function diskFull(cause?: unknown): AppError {
  return new AppError(
    'disk_full',
    'The disk of the server is full. Whoever runs this installation has to make room; then try again.',
    { cause },
  );
}

/**
 * Turns any caught value into an AppError; what is unknown becomes `fallback` with a sentence that shows no internals.
 */
export function toAppError(
  value: unknown,
  fallback: ErrorCode = 'internal',
  message = 'Something went wrong on our side. Try again; if it happens again, the server log has the details.',
): AppError {
  const known = withCauses(value).find(isAppError);
  if (known) return known;
  if (isAbort(value)) return new AppError('cancelled', 'The run was cancelled.', { cause: value });
  if (withCauses(value).some(isFullDisk)) {
    return diskFull(value);
  }
  return new AppError(fallback, message, { cause: value });
}

/** Whether the log has to be told of it: that the database is away it is told once, by whoever finds out first. */
export function isForTheLog(error: AppError): boolean {
  return error.status >= 500 && error.code !== 'database_unreachable';
}

/** The error and what it was caused by, at most so deep: whoever asks the database gets its errors wrapped. */
function withCauses(value: unknown, depth = 4): unknown[] {
  return value instanceof Error && value.cause !== undefined && depth > 0
    ? [value, ...withCauses(value.cause, depth - 1)]
    : [value];
}

/** Of the system, or SQLSTATE `disk_full` of a database. */
function isFullDisk(value: unknown): boolean {
  return value instanceof Error && 'code' in value && (value.code === 'ENOSPC' || value.code === '53100');
}

/** RFC 9457 problem document. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
}

export function toProblem(error: AppError): Problem {
  const { status, title } = errorTable[error.code];
  return { type: 'about:blank', title, status, detail: error.message, code: error.code };
}
