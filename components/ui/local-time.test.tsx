import { expect, test } from 'vitest';
import { timeHere, timeInUtc } from './local-time';

const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, month + 2, 2 * month, 5)));

test('times read as the browser itself writes them in British English', () => {
  const options = { dateStyle: 'medium', timeStyle: 'short' } as const;
  for (const at of months) {
    expect(timeHere(at.toISOString())).toBe(new Intl.DateTimeFormat('en-GB', options).format(at));
    const inUtc = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(at);
    expect(timeInUtc(at.toISOString())).toBe(`${inUtc} UTC`);
  }
});
