import { AppError } from '#lib/base/errors';

/** The cursor of a resumed stream; the header wins over the query. Throws AppError `invalid_cursor`. */
export function cursorOf(request: Request): number {
  const given = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after');
  if (given === null || given === '') return 0;
  return parseCursor(given);
}

/** A `seq`: a whole number from 0. */
export function parseCursor(given: unknown): number {
  const text = String(given);
  if (!/^\d{1,9}$/.test(text)) {
    throw new AppError('invalid_cursor', { reason: 'not_a_number' });
  }
  return Number(text);
}
