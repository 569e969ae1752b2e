/** Numbers and names as words for people. Pure, the same on the server, in the browser and in the terminal. */

import { inWords, list } from '#lib/messages/units';
import { sharesOf } from './shares.ts';

export { list } from '#lib/messages/units';

function sane(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A position in a recording: "0:07", "12:40", "1:02:03". An invalid time (NaN, Infinity, negative) reads as zero. */
export function clock(seconds: number): string {
  const whole = Math.floor(sane(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** A duration: "0.4 s", "48 s", "3 min 12 s", "1 h 2 min". */
export function duration(seconds: number): string {
  const value = sane(seconds);
  if (value < 9.95) return `${decimal(value, 1)} s`;
  const whole = Math.round(value);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** The time that a step took: "12 ms", "0.8 s", "2 min 3 s". */
export function took(milliseconds: number): string {
  return milliseconds < 100 ? `${Math.max(0, Math.round(milliseconds))} ms` : duration(milliseconds / 1000);
}

/** At most `digits` decimals, without trailing zeros, and with a true minus sign. */
export function decimal(value: number, digits = 1): string {
  const fixed = Number(value.toFixed(digits));
  return (Object.is(fixed, -0) ? 0 : fixed).toLocaleString('en', { maximumFractionDigits: digits }).replace('-', '−');
}

/** As `decimal`, with a plus sign for a positive value. */
export function signed(value: number, digits = 1): string {
  return `${value > 0 ? '+' : ''}${decimal(value, digits)}`;
}

/** A share of 0 to 1 as "42 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Parts of a whole as "42 %" each, such that the printed numbers add up to 100. */
export function percents(shares: readonly number[]): string[] {
  return sharesOf(shares, 2).map(percent);
}

/**
 * An amount of US dollars: "$12.30", "$0.04", "$0.006", "under a tenth of a cent". An invalid amount (NaN, negative)
 * reads as nothing.
 */
export function money(usd: number): string {
  const value = sane(usd);
  if (value === 0) return '$0';
  if (value < 0.001) return 'under a tenth of a cent';
  const digits = value < 0.0095 ? 3 : 2;
  return `$${value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** Decimal units, as browsers and file managers show them. */
export function bytes(count: number): string {
  if (count < 1000) return `${count} B`;
  if (count < 1_000_000) return `${Math.round(count / 1000)} kB`;
  return count < 1_000_000_000 ? `${(count / 1_000_000).toFixed(1)} MB` : `${(count / 1_000_000_000).toFixed(2)} GB`;
}

/** "one hedge", "three hedges", "14 hedges". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${inWords(number)} ${number === 1 ? one : many}`;
}

/** `false_dilemma` as "false dilemma". */
export function words(name: string): string {
  return name.replaceAll('_', ' ').trim();
}

/** The first letter in upper case, the rest unchanged. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text with a capital and a full stop, added if missing. */
export function sentence(text: string): string {
  return endsSentence.test(text) ? capital(text) : `${capital(text)}.`;
}

/** A closing quotation mark or bracket may follow the full stop: “He said “no.”” is complete. */
/** " Elsewhere worry again (2 times) and fatigue.": what was found beside `first`, most frequent first; '' for nothing. */
export function elsewhere(first: string, others: readonly string[]): string {
  const parts = [...Map.groupBy(others, (name) => name)]
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([name, { length }]) =>
      name === first
        ? `${name} again${length === 1 ? '' : ` (${length} times)`}`
        : `${name}${length === 1 ? '' : ` (${length} times)`}`,
    );
  return parts.length === 0 ? '' : ` Elsewhere ${list(parts)}.`;
}

const endsSentence = /[.!?…]["”’')\]]*$/;

/**
 * A quotation at the end of a sentence, cut between words if it has more than `most` characters; a full stop is added
 * if it has none.
 */
export function quotedAtEnd(quote: string, most = 100): string {
  if (quote.length > most) return `“${quote.slice(0, quote.lastIndexOf(' ', most))} …”.`;
  return endsSentence.test(quote) ? `“${quote}”` : `“${quote}”.`;
}

/** Splits a text into its first sentence and the rest. */
export function firstSentence(text: string): [first: string, rest: string] {
  const end = /[.!?…]["”’)]?\s+(?=["“‘(]?[A-Z0-9])/.exec(text);
  return end ? [text.slice(0, end.index + end[0].trimEnd().length), text.slice(end.index + end[0].length)] : [text, ''];
}
