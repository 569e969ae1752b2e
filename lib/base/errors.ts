import {
  type ErrorCode,
  type ErrorValue,
  type ErrorValues,
  type NoValues,
  errorSentence,
  errorTitles,
} from '#lib/messages/errors';

/**
 * Every failure that a user can cause or meet, with the HTTP status of its answer and whether a retry can help. Its
 * sentences stand in lib/messages/errors.ts; a code without a sentence or without a status does not compile.
 */
export const errorTable = {
  invalid_form: { status: 400, retryable: false },
  invalid_context: { status: 400, retryable: false },
  invalid_cursor: { status: 400, retryable: false },
  invalid_address: { status: 400, retryable: false },
  wrong_method: { status: 405, retryable: false },
  unreadable_request: { status: 400, retryable: false },
  headers_too_large: { status: 431, retryable: false },
  request_timeout: { status: 408, retryable: true },
  invalid_query: { status: 400, retryable: false },
  upload_interrupted: { status: 400, retryable: true },
  not_found: { status: 404, retryable: false },
  erased: { status: 410, retryable: false },
  not_owner: { status: 403, retryable: false },
  wrong_code: { status: 403, retryable: false },
  password_needed: { status: 401, retryable: false },
  too_many_requests: { status: 429, retryable: true },
  unknown_host: { status: 421, retryable: false },
  forbidden_origin: { status: 403, retryable: false },
  session_not_empty: { status: 409, retryable: false },
  upload_conflict: { status: 409, retryable: true },
  upload_expired: { status: 410, retryable: false },
  invalid_upload: { status: 400, retryable: false },
  upload_protocol: { status: 412, retryable: false },
  upload_too_large: { status: 413, retryable: false },
  owner_quota_used: { status: 413, retryable: false },
  unsupported_media: { status: 415, retryable: false },
  range_not_satisfiable: { status: 416, retryable: false },
  no_audio: { status: 422, retryable: false },
  unreadable_transcript: { status: 422, retryable: false },
  invalid_body: { status: 400, retryable: false },
  invalid_change: { status: 422, retryable: false },
  text_changed: { status: 409, retryable: false },
  name_taken: { status: 409, retryable: false },
  unreadable_audio: { status: 422, retryable: false },
  audio_too_long: { status: 422, retryable: false },
  audio_out_of_range: { status: 422, retryable: false },
  decoder_failed: { status: 500, retryable: true },
  recogniser_failed: { status: 500, retryable: true },
  analysis_failed: { status: 500, retryable: true },
  step_timeout: { status: 504, retryable: true },
  needs_transcript: { status: 409, retryable: true },
  needs_model: { status: 409, retryable: false },
  live_taken: { status: 409, retryable: false },
  session_busy: { status: 409, retryable: true },
  withdrawn: { status: 410, retryable: false },
  needs_times: { status: 409, retryable: false },
  needs_audio: { status: 409, retryable: false },
  cancelled: { status: 409, retryable: true },
  model_rejected_key: { status: 502, retryable: false },
  model_unknown: { status: 502, retryable: false },
  model_unreachable: { status: 502, retryable: true },
  model_server_error: { status: 502, retryable: true },
  model_rate_limited: { status: 503, retryable: true },
  model_timeout: { status: 504, retryable: true },
  model_paused: { status: 503, retryable: true },
  model_budget_spent: { status: 503, retryable: true },
  owner_budget_spent: { status: 503, retryable: true },
  model_too_long: { status: 502, retryable: false },
  model_refused: { status: 502, retryable: false },
  model_bad_answer: { status: 502, retryable: true },
  model_failed: { status: 502, retryable: true },
  disk_full: { status: 507, retryable: true },
  folder_locked: { status: 503, retryable: true },
  database_damaged: { status: 500, retryable: false },
  folder_unusable: { status: 500, retryable: false },
  invalid_settings: { status: 500, retryable: false },
  run_gave_up: { status: 500, retryable: true },
  superseded: { status: 409, retryable: false },
  database_unreachable: { status: 503, retryable: true },
  storage_unreachable: { status: 503, retryable: true },
  recording_missing: { status: 410, retryable: false },
  shutting_down: { status: 503, retryable: true },
  webhook_failed: { status: 502, retryable: true },
  internal: { status: 500, retryable: true },
} as const satisfies Record<ErrorCode, { status: number; retryable: boolean }>;

const brand = Symbol.for('undertone.error');

/**
 * A code with the values of its sentence. A code with a single sentence that takes no values needs no second argument.
 */
type ErrorArguments = {
  [C in ErrorCode]: ErrorValues<C> extends NoValues
    ? [code: C, values?: ErrorValues<C>, options?: ErrorOptions]
    : [code: C, values: ErrorValues<C>, options?: ErrorOptions];
}[ErrorCode];

/**
 * The one error class. `message` is the English sentence of the code and its values, for the person in front of the
 * screen. Values never hold transcript or stack traces, nor server paths where a visitor sees them; those belong into
 * `cause`.
 */
export class AppError extends Error {
  readonly [brand] = true;
  readonly code: ErrorCode;
  readonly values: Readonly<Record<string, ErrorValue>>;

  constructor(...[code, values = {}, options]: ErrorArguments) {
    super(errorSentence(code, values), options);
    this.name = 'AppError';
    this.code = code;
    this.values = { ...values };
  }

  get status(): number {
    return errorTable[this.code].status;
  }

  get retryable(): boolean {
    return errorTable[this.code].retryable;
  }
}

/** For a code and values that belong together but come from elsewhere: a worker, or a table. */
export function errorFrom(code: ErrorCode, values: object, options?: ErrorOptions): AppError {
  return new AppError(...([code, values, options] as ErrorArguments));
}

/**
 * The brand decides, because `instanceof` fails between the two copies of this module (route handlers and server.ts).
 */
export function isAppError(value: unknown): value is AppError {
  return typeof value === 'object' && value !== null && brand in value;
}

/** The names of an abort: the platform's, and the one that Next gives as the reason when a client has left. */
const aborts: ReadonlySet<string> = new Set(['AbortError', 'ResponseAborted']);

/** An abort is not an error: callers re-throw or ignore it, but never show it. */
export function isAbort(value: unknown): boolean {
  return value instanceof Error && aborts.has(value.name);
}

/**
 * Turns any caught value into an AppError. An unknown one becomes `code` with `values`, in a sentence that shows no
 * internals.
 */
export function toAppError(value: unknown): AppError;
export function toAppError<C extends ErrorCode>(value: unknown, code: C, values: ErrorValues<C> & object): AppError;
export function toAppError(
  value: unknown,
  code: ErrorCode = 'internal',
  values: object = { reason: 'unexpected' },
): AppError {
  const known = withCauses(value).find(isAppError);
  if (known) return known;
  if (isAbort(value)) return new AppError('cancelled', { reason: 'run' }, { cause: value });
  if (withCauses(value).some(isFullDisk)) return new AppError('disk_full', {}, { cause: value });
  return errorFrom(code, values, { cause: value });
}

/** Whether to log the error. An unavailable database is logged once, by the first caller who notices. */
export function isForTheLog(error: AppError): boolean {
  return error.status >= 500 && error.code !== 'database_unreachable';
}

/** The error and its causes, at most `depth` of them. The database client wraps its errors. */
function withCauses(value: unknown, depth = 4): unknown[] {
  return value instanceof Error && value.cause !== undefined && depth > 0
    ? [value, ...withCauses(value.cause, depth - 1)]
    : [value];
}

/** A full disk as reported by the system, or by a database as SQLSTATE `disk_full`. */
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
  /** The values of the sentence by name, and its `reason`, so that a page can show it in another language. */
  values: Readonly<Record<string, ErrorValue>>;
}

/** `detail` is always the English sentence. */
export function toProblem({ code, message, values }: AppError): Problem {
  const { status } = errorTable[code];
  return { type: 'about:blank', title: errorTitles[code], status, detail: message, code, values };
}
