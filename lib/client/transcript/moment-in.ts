import { askedIn } from '#lib/client/session/selection';

/** The moment that an address leads to ("#t=12.5", "#f=…&t=12.5"), in seconds; null where it names none. */
export function momentIn(hash: string): number | null {
  return askedIn(hash)?.time_s ?? null;
}
