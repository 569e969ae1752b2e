import { count } from '#lib/base/words';

/** A duration in words: "40 seconds", "three minutes", "two hours". */
export function lasting(seconds: number): string {
  if (seconds < 99.5) return count(Math.max(1, Math.round(seconds)), 'second');
  return seconds < 99.5 * 60 ? count(Math.round(seconds / 60), 'minute') : count(Math.round(seconds / 3600), 'hour');
}
