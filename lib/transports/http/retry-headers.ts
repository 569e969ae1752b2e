import type { AppError } from '#lib/base/errors';

/** `Retry-After`, where the error's cause knows the seconds. */
export function retryHeaders({ cause }: AppError): Record<string, string> {
  return typeof cause === 'object' && cause !== null && 'retry_after_s' in cause ? { 'Retry-After': String(cause.retry_after_s) } : {};
}
