'use client';

import { useSyncExternalStore } from 'react';

const never = (): (() => void) => () => undefined;

/** In the reader's time zone, for times that the server never renders. */
export function timeHere(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone ? { timeZone } : {}),
  }).format(new Date(iso));
}

/** A time in the reader's time zone; in UTC, and marked so, until hydration. */
export function LocalTime({ iso }: { iso: string }) {
  const text = useSyncExternalStore(
    never,
    () => timeHere(iso),
    () => `${timeHere(iso, 'UTC')} UTC`,
  );
  return <time dateTime={iso}>{text}</time>;
}
