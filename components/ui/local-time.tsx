'use client';

import { useSyncExternalStore } from 'react';

const never = (): (() => void) => () => undefined;

function written(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', ...(timeZone ? { timeZone } : {}) }).format(new Date(iso));
}

/** A time as the reader's clock shows it; in UTC, and saying so, until the page has woken up. */
export function LocalTime({ iso }: { iso: string }) {
  const text = useSyncExternalStore(
    never,
    () => written(iso),
    () => `${written(iso, 'UTC')} UTC`,
  );
  return <time dateTime={iso}>{text}</time>;
}
