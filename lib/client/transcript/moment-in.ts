import { askedIn } from '#lib/client/session/selection';

/** The moment in an address ("#t=12.5", "#f=…&t=12.5"), in seconds; null if it names none. */
export function momentIn(hash: string): number | null {
  return askedIn(hash)?.time_s ?? null;
}
