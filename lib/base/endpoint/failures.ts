import { APICallError } from 'ai';
import { BrokenCircuitError } from 'cockatiel';
import { AppError, isAbort, isAppError } from '#lib/base/errors';
import { causesOf } from './causes.ts';
import { contextIn, refusalIn } from './refusals.ts';

/**
 * Turns a failed call into an error with the one sentence that its card shows. The sentence never holds the address,
 * the key, the prompt or the answer.
 */
export function toModelFailure(error: unknown): Error {
  for (const cause of causesOf(error)) {
    if (isAppError(cause) || isAbort(cause)) return cause as Error;
    if (cause instanceof BrokenCircuitError) return new AppError('model_paused', {}, { cause: bare(error) });
    if (contextIn(cause)) return new AppError('model_too_long', { reason: 'conversation' }, { cause: bare(error) });
    if (APICallError.isInstance(cause) && cause.statusCode !== undefined && cause.statusCode >= 300)
      return ofStatus(cause.statusCode, cause);
    const known = ofNetwork(cause);
    if (known) return known;
  }
  return new AppError('model_failed', { reason: 'unreadable' }, { cause: bare(error) });
}

/**
 * Whether the same call can succeed on a second attempt: after time-outs of the server, too many requests, errors of
 * the server, and network errors.
 */
export function isWorthRetrying(error: unknown): boolean {
  const failure = toModelFailure(error);
  if (!isAppError(failure) || refusalIn(error) !== null) return false;
  return (
    failure.code === 'model_rate_limited' ||
    failure.code === 'model_unreachable' ||
    failure.code === 'model_server_error'
  );
}

/** Whether the error means that the address is unreachable. Such errors count towards opening the circuit. */
export function isDead(error: unknown): boolean {
  const failure = toModelFailure(error);
  return (
    isAppError(failure) &&
    (failure.code === 'model_unreachable' || failure.code === 'model_server_error' || failure.code === 'model_timeout')
  );
}

/**
 * How long the server asked us to wait, in ms; null if it did not. The header holds seconds or a date (RFC 9110,
 * 10.2.3).
 */
export function retryAfterMs(error: unknown, now = Date.now()): number | null {
  for (const cause of causesOf(error)) {
    if (!APICallError.isInstance(cause)) continue;
    const given = cause.responseHeaders?.['retry-after'];
    if (given === undefined) return null;
    const wait = /^\d+(?:\.\d+)?$/u.test(given) ? Number(given) * 1_000 : Date.parse(given) - now;
    return Number.isFinite(wait) ? Math.max(0, wait) : null;
  }
  return null;
}

/**
 * The error without content, for the log: the SDK's errors hold the prompt and the answer, and servers repeat keys in
 * their messages.
 */
function bare(error: unknown): Error {
  const kind = error instanceof Error ? error.name : typeof error;
  const status = APICallError.isInstance(error) ? ` ${error.statusCode ?? ''}` : '';
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return new Error(`${kind}${status}${code}`);
}

const byStatus: Record<number, (options: ErrorOptions) => AppError> = {
  401: (options) => new AppError('model_rejected_key', { reason: 'not_accepted' }, options),
  403: (options) => new AppError('model_rejected_key', { reason: 'not_allowed' }, options),
  404: (options) => new AppError('model_unknown', { reason: 'address' }, options),
  402: (options) => new AppError('model_failed', { reason: 'no_credit' }, options),
  408: (options) => new AppError('model_server_error', { reason: 'timeout' }, options),
  413: (options) => new AppError('model_too_long', { reason: 'conversation' }, options),
  429: (options) => new AppError('model_rate_limited', {}, options),
};

function ofStatus(status: number, cause: InstanceType<typeof APICallError>): AppError {
  // Gemini's compatible endpoint answers 400 to a wrong key.
  if (status === 400 && /api key not valid|invalid api key/iu.test(cause.responseBody ?? ''))
    return ofStatus(401, cause);
  const options = { cause: bare(cause) };
  const failure =
    byStatus[status]?.(options) ??
    (status >= 500
      ? new AppError('model_server_error', { reason: 'status', status }, options)
      : new AppError('model_failed', { reason: 'refused', status }, options));
  if (
    failure.code === 'model_failed' &&
    /context[_ ](?:length|size)|maximum context|too many tokens|context window/iu.test(cause.responseBody ?? '')
  )
    return new AppError('model_too_long', { reason: 'conversation' }, options);
  return failure;
}

function ofNetwork(error: unknown): AppError | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/unexpected redirect/iu.test(error.message))
    return new AppError('model_failed', { reason: 'redirect' }, { cause: bare(error) });
  if (
    /^(?:ECONN|ENOTFOUND|EAI_|EHOST|ENETUNREACH|EPIPE|UND_ERR_|ERR_TLS|CERT_|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/u.test(
      code,
    )
  )
    return new AppError(
      'model_unreachable',
      {},
      {
        cause: bare(error),
      },
    );
  return /^(?:fetch failed|terminated|other side closed)$/u.test(error.message) && !error.cause
    ? new AppError(
        'model_unreachable',
        {},
        {
          cause: bare(error),
        },
      )
    : null;
}
