'use client';

import { uiMessages } from '#lib/messages/ui';
import { useHydrated } from './use-hydrated';

const two = (number: number): string => String(number).padStart(2, '0');

/**
 * In the reader's time zone, for times that the server never renders. Written without `Intl`, whose tables take a phone
 * a tenth of a second to load.
 */
export function timeHere(iso: string): string {
  const at = new Date(iso);
  const month = uiMessages.months[at.getMonth()] ?? '';
  return `${at.getDate()} ${month} ${at.getFullYear()}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** In UTC, and marked so. */
export function timeInUtc(iso: string): string {
  const at = new Date(iso);
  const month = uiMessages.months[at.getUTCMonth()] ?? '';
  return `${at.getUTCDate()} ${month} ${at.getUTCFullYear()}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC`;
}

/** A time in the reader's time zone; in UTC until hydration. */
export function LocalTime({ iso }: { iso: string }) {
  return <time dateTime={iso}>{useHydrated() ? timeHere(iso) : timeInUtc(iso)}</time>;
}
