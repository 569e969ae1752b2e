/**
 * Times as people and programs write them: "0:07", "00:12:40,250", "[3.1s]", "2:02 PM", "12/03/2026, 14:02:11", "1m
 * 3s", and ranges of them.
 */

import { pattern } from '#lib/base/pattern';

export interface Stamp {
  /**
   * As written; since midnight for a time of day. The two parts of a time of day ("14:02") count as minutes and
   * seconds, see `hours`.
   */
  seconds: number;
  /** In two parts without a fraction, so it may be minutes and seconds, or hours and minutes. */
  pair: boolean;
  /** Certainly a time of day: with a date, or with AM or PM. */
  ofDay: boolean;
  /** As written, if there is one. */
  date: string | null;
}

/** One time or two at the beginning of a text. */
export interface Span {
  start: Stamp;
  end: Stamp | null;
  /** In brackets of any kind. */
  bracketed: boolean;
  /** Length in characters, including brackets. */
  length: number;
}

const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}';
const date = new RegExp(
  `(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}[./]\\d{1,2}\\.?(?=,? \\d{1,2}:\\d{2})|${month}\\.? \\d{1,2},? \\d{4}|\\d{1,2}\\.? ${month}\\.? \\d{4}|Today|Yesterday)(?:,?[ T](?:at )?|,)\\s?`,
  'y',
);
const clock = pattern('y')`
  ([-−]?)(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?(?:([.,:;])(\d{1,6})(?![\d:]))?(?:\s?([AaPp])\.?[Mm]\b\.?)?
  (?:Z|[+-]\d\d:\d\d)?
`;
const byDots = /(\d{1,2})\.([0-5]\d)\.([0-5]\d)(?![\d.,])/y;
const inWords =
  /(?:(\d{1,2})\s?h(?:r|ours?)?\s?)?(\d{1,3})\s?m(?:in)?\s?(\d{1,2}(?:[.,]\d{1,3})?)\s?s(?:ec)?(?![\p{L}\p{N}])/uy;
const seconds = /(\d{1,6}(?:[.,]\d{1,6})?)\s?s(?:ec(?:s|onds?)?)?(?![\p{L}\p{N}])/uy;
const decimal = /(\d{1,6}(?:\.\d{1,6})?)(?![\d:.])/y;
const between = /\s*(?:-{1,2}>|=>|[→⟶–—/,-]|to(?=\s))\s*/y;
const closing: Record<string, string> = { '[': ']', '(': ')', '<': '>', '{': '}' };
/** Frames per second, for stamps that count frames. */
const frames = 25;

function taken(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * The time at a position of the text, with its length; null if there is none. `loose` also accepts bare seconds such as
 * 3.10.
 */
export function stampAt(text: string, at: number, loose = false): { stamp: Stamp; length: number } | null {
  const day = taken(date, text, at);
  const from = day ? at + day[0].length : at;
  const time = taken(clock, text, from);
  if (time) {
    // "3:2" is a score.
    if (!loose && time[4] === undefined && time[3]?.length === 1) return null;
    const stamp = clockStamp(time, day?.[0].replace(/[,\sT]+(?:at )?\s*$/, '') ?? null);
    return stamp ? { stamp, length: from - at + time[0].length } : null;
  }
  const dotted = taken(byDots, text, at);
  if (dotted) return plain(Number(dotted[1]) * 3600 + Number(dotted[2]) * 60 + Number(dotted[3]), dotted[0].length);
  if (day) return null;
  const spoken = taken(inWords, text, at);
  if (spoken)
    return plain(Number(spoken[1] ?? 0) * 3600 + Number(spoken[2]) * 60 + number(spoken[3]), spoken[0].length);
  const short = taken(seconds, text, at) ?? (loose ? taken(decimal, text, at) : null);
  return short ? plain(number(short[1]), short[0].length) : null;
}

function plain(value: number, length: number): { stamp: Stamp; length: number } {
  return { stamp: { seconds: value, pair: false, ofDay: false, date: null }, length };
}

function number(text: string | undefined): number {
  return Number((text ?? '0').replace(',', '.'));
}

function clockStamp(found: RegExpExecArray, day: string | null): Stamp | null {
  const [, minus, first, second, third, mark, rest, half] = found;
  const ofDay = day !== null || half !== undefined;
  // "10:02 AM" begins with hours, as does "14:02" with a date.
  const [hours, minutes, whole] =
    third !== undefined ? [first, second, third] : ofDay ? [first, second, '0'] : ['0', first, second];
  // "00:00:03:12" counts frames, "00:00:03:120" milliseconds; "3:12:5" begins with hours.
  const fraction =
    rest === undefined
      ? 0
      : (mark === ':' || mark === ';') && rest.length < 3
        ? Number(rest) / frames
        : Number(`0.${rest}`);
  if (Number(whole) >= 60 || (third !== undefined && Number(minutes) >= 60)) return null;
  let hour = Number(hours);
  if (half !== undefined) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const value = Math.round((hour * 3600 + Number(minutes) * 60 + Number(whole) + fraction) * 1000) / 1000;
  return {
    seconds: minus ? -value : value,
    pair: third === undefined && rest === undefined && !ofDay,
    ofDay,
    date: day,
  };
}

/** A time, or two with an arrow or a dash between, in brackets or bare, at a position of the text. */
export function spanAt(text: string, at = 0): Span | null {
  const bracket = closing[text.charAt(at)];
  const from = bracket ? at + 1 + (/^\s*/.exec(text.slice(at + 1, at + 4))?.[0].length ?? 0) : at;
  const first = stampAt(text, from, bracket !== undefined);
  if (!first) return null;
  let end = from + first.length;
  const gap = taken(between, text, end);
  const second = gap ? stampAt(text, end + gap[0].length, bracket !== undefined) : null;
  // "00:03 - 5 s later" is not a range, nor is "0:03 - 10:30 was early".
  const ranged =
    gap && second && (bracket !== undefined || second.stamp.seconds >= first.stamp.seconds) ? second : null;
  if (gap && ranged) end += gap[0].length + ranged.length;
  if (bracket) {
    const close = taken(/\s*[\])>}]/y, text, end);
    if (!close?.[0].endsWith(bracket)) return null;
    end += close[0].length;
  } else if (/^[\p{L}\p{N}]/u.test(text.slice(end))) return null;
  return { start: first.stamp, end: ranged?.stamp ?? null, bracketed: bracket !== undefined, length: end - at };
}

/** A pair read as hours and minutes. */
export function asHours(stamp: Stamp): Stamp {
  return stamp.pair ? { ...stamp, seconds: stamp.seconds * 60, pair: false, ofDay: true } : stamp;
}
