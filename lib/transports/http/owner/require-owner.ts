import { AppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';

/** The owner that a request comes from. Throws AppError `not_owner` if there is none. */
export function requireOwner(request: Request): string {
  const { owner_id } = getRuntime().visitorOf(request.headers);
  if (owner_id === null) throw new AppError('not_owner', { reason: 'nobody' });
  return owner_id;
}
