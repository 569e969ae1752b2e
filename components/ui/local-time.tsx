'use client';

import { useSyncExternalStore } from 'react';

const never = (): (() => void) => () => undefined;

/** As the reader's clock shows it, for what is never written by the server. */
export function timeHere(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone ? { timeZone } : {}),
  }).format(new Date(iso));
}

/** A time as the reader's clock shows it; in UTC, and saying so, until the page has woken up. */
export function LocalTime({ iso }: { iso: string }) {
  const text = useSyncExternalStore(
    never,
    () => timeHere(iso),
    () => `${timeHere(iso, 'UTC')} UTC`,
  );
  return <time dateTime={iso}>{text}</time>;
}
