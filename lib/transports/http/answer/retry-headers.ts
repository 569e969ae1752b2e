import type { AppError } from '#lib/base/errors';

/** What is away for a moment is asked again after so many seconds. */
const comeBack_s = 5;

/** `Retry-After`, where the error knows the seconds. */
export function retryHeaders({ code, cause }: AppError): Record<string, string> {
  if (code === 'database_unreachable' || code === 'storage_unreachable') return { 'Retry-After': String(comeBack_s) };
  return typeof cause === 'object' && cause !== null && 'retry_after_s' in cause
    ? { 'Retry-After': String(cause.retry_after_s) }
    : {};
}
