import type { AppError } from '#lib/base/errors';

/** Seconds after which to retry something that is briefly unavailable. */
const comeBack_s = 5;

/** `Retry-After`, if the error knows the seconds. */
export function retryHeaders({ code, cause }: AppError): Record<string, string> {
  if (code === 'database_unreachable' || code === 'storage_unreachable') return { 'Retry-After': String(comeBack_s) };
  return typeof cause === 'object' && cause !== null && 'retry_after_s' in cause
    ? { 'Retry-After': String(cause.retry_after_s) }
    : {};
}
