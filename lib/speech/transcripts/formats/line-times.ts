import type { Row } from '#lib/speech/transcripts/labels/headings';
import { looksLikeName } from '#lib/speech/transcripts/labels/label-styles';
import { type Span, spanAt } from '#lib/speech/transcripts/marks/stamps';

/** A line with its time removed. */
export interface TimedRow extends Row {
  span: Span | null;
  /** A name next to the time. */
  name: string | null;
}

/** Where lines have their times: at the start, after the name, at the end, or nowhere. */
type TimePlace = 'first' | 'after name' | 'last' | null;

export interface TimedRows {
  place: TimePlace;
  rows: TimedRow[];
}

/** A name and a time can only stand in the first characters of a line. */
const headLength = 140;
const timeInside = /\d:\d|\d\s?s\b|[[(]\d/u;

/** Removes the times from the lines if most lines have them at the same place. */
export function takeTimes(rows: readonly Row[]): TimedRows {
  const ways = [
    { place: 'first' as const, found: rows.map(timeFirst) },
    { place: 'after name' as const, found: rows.map(afterName) },
    { place: 'last' as const, found: rows.map(timeLast) },
  ].map((way) => ({ ...way, count: way.found.filter((row) => row !== null).length }));
  const best = ways.reduce((a, b) => (b.count > a.count ? b : a));
  const none: TimedRows = { place: null, rows: rows.map((row) => ({ ...row, span: null, name: null })) };
  if (best.count === 0 || !believable(best.found, rows.length, best.place)) return none;
  // A time alone on its line counts wherever the others stand.
  const alone = (row: Row): TimedRow | null => {
    const found = best.place === 'after name' ? timeFirst(row) : null;
    return found?.text === '' ? found : null;
  };
  const taken = rows.map((row, index) => best.found[index] ?? alone(row) ?? { ...row, span: null, name: null });
  return { place: best.place, rows: best.place === 'first' ? withNamesBeside(taken) : taken };
}

const labelled = /^[\p{Lu}<][^:\n]{0,40}[:>]\s/u;

function believable(found: readonly (TimedRow | null)[], lines: number, place: TimePlace): boolean {
  const timed = found.filter((row) => row !== null);
  const firm = timed.filter(
    ({ span, text, name }) =>
      span?.bracketed || text === '' || name !== null || span?.end || span?.start.ofDay || labelled.test(text),
  ).length;
  if (place === 'last') return timed.length >= 2 && timed.length * 2 > lines;
  if (firm * 2 > timed.length) return timed.length >= 2 || timed.length * 2 >= lines;
  // Bare numbers before a sentence may belong to it, so most lines must have them, in order.
  const steps = timed
    .slice(1)
    .filter(({ span }, index) => (span?.start.seconds ?? 0) >= (timed[index]?.span?.start.seconds ?? 0)).length;
  return timed.length >= 2 && timed.length * 2 >= lines && steps * 4 >= (timed.length - 1) * 3;
}

/** "From Anna Smith to Everyone:", the chat format of meeting tools. */
const fromTo = /^From\s+(?<name>[^:]{1,60}?)(?:\s+to\s+[^:]{1,60}?)?(?:\((?:Direct Message|Privately)\))?\s*:\s*/iu;

function timeFirst(row: Row): TimedRow | null {
  if (!/^[[({<]?\s*[-−\dJFMASONDTY]/u.test(row.text)) return null;
  const span = spanAt(row.text);
  if (!span) return null;
  // A number in brackets is a time only before a name.
  const whole = /^[[(]\s*\d+\s*[\])]/u.test(row.text);
  const rest = row.text.slice(span.length).replace(/^\s*(?:[-–—|•·,]\s+|:\s+|:$)?/u, '');
  if (whole && !labelled.test(rest)) return null;
  return { ...row, text: rest.trim().replace(fromTo, '$<name>: ').trim(), span, name: null };
}

function afterName(row: Row): TimedRow | null {
  const head = row.text.slice(0, headLength);
  if (!timeInside.test(head)) return null;
  const both = inOneBracket(row);
  if (both) return both;
  for (let at = 1; at < head.length; at += 1) {
    if (!/[[(\dJFMASONDTY]/u.test(head.charAt(at)) || !/[\s,|–—-]/u.test(head.charAt(at - 1))) continue;
    const span = spanAt(row.text, at);
    if (!span) continue;
    const name = row.text
      .slice(0, at)
      .replace(/[\s,:|–—-]+$/u, '')
      .replace(/^From\s+/u, '');
    const colon = /:\s*[[(]?$/u.test(row.text.slice(0, at).trimEnd());
    const tail = row.text.slice(at + span.length);
    const columns = /\s{2}$|\t$/u.test(row.text.slice(0, at)) && /^\s{2}/u.test(tail);
    const separated =
      columns || /^(?:\s*(?:[:：|]|$)|\t)/u.test(tail) || (span.bracketed && /^\s*[-–—]?\s/u.test(tail));
    if (!looksLikeName(name) || (!separated && !(colon && span.bracketed))) return null;
    return { ...row, text: tail.replace(/^\s*[:：|–—-]?\s*/u, ''), span, name };
  }
  return null;
}

/** "[Anna, 00:03] Hello", "(0:03 Anna) Hello". */
function inOneBracket(row: Row): TimedRow | null {
  const found = /^(?:\[([^[\]]{3,80})\]|\(([^()]{3,80})\))\s*[:：-]?\s*/u.exec(row.text);
  const inside = found?.[1] ?? found?.[2];
  const time = inside === undefined ? -1 : inside.search(/\d{1,3}:\d{2}/u);
  if (!found || inside === undefined || time < 0) return null;
  const span = spanAt(inside, time);
  const name = span
    ? `${inside.slice(0, time)} ${inside.slice(time + span.length)}`.replace(/^[\s,|–—-]+|[\s,|–—-]+$/gu, '')
    : '';
  return span && name !== '' && looksLikeName(name) && !/\d:\d/u.test(name)
    ? { ...row, text: row.text.slice(found[0].length), span: { ...span, bracketed: true }, name }
    : null;
}

function timeLast(row: Row): TimedRow | null {
  const found = /\s([[(][^[\]()]{3,30}[\])])$/u.exec(row.text);
  const span = found?.[1] ? spanAt(found[1]) : null;
  return found && span && span.length === found[1]?.length
    ? { ...row, text: row.text.slice(0, found.index).trim(), span, name: null }
    : null;
}

/** A short line with capitals and without a full stop. */
function nameAlone(text: string | undefined): boolean {
  return (
    text !== undefined &&
    text !== '' &&
    looksLikeName(text) &&
    text.length <= 60 &&
    !/[.!?,;:：]$/u.test(text.replace(/\b(?:Dr|Jr|Sr)\.$/u, ''))
  );
}

/** "0:03 Anna Smith" over the words, or the name on a line of its own above or below the time. */
function withNamesBeside(rows: readonly TimedRow[]): TimedRow[] {
  const timed = [...rows.keys()].filter((index) => rows[index]?.span);
  const most = (test: (index: number) => boolean): boolean =>
    timed.length >= 2 && timed.filter(test).length * 5 >= timed.length * 4;
  const isWords = (index: number): boolean => rows[index] !== undefined && rows[index]?.span === null;
  if (most((index) => nameAlone(rows[index]?.text) && isWords(index + 1))) {
    return rows.map((row) => (row.span && nameAlone(row.text) ? { ...row, name: row.text, text: '' } : row));
  }
  const alone = (index: number): boolean => rows[index]?.text === '';
  if (most((index) => alone(index) && isWords(index - 1) && nameAlone(rows[index - 1]?.text))) {
    return rows.flatMap((row, index) => {
      const next = rows[index + 1];
      if (next?.span && next.text === '' && row.span === null && nameAlone(row.text)) return [];
      const before = rows[index - 1];
      return [
        row.span && row.text === '' && before?.span === null && nameAlone(before.text)
          ? { ...row, name: before.text, gap: before.gap }
          : row,
      ];
    });
  }
  const below = timed.map((index) => rows[index + 1]?.text ?? '');
  if (
    new Set(below).size * 2 <= below.length &&
    most((index) => alone(index) && isWords(index + 1) && isWords(index + 2) && nameAlone(rows[index + 1]?.text))
  ) {
    return rows.flatMap((row, index) => {
      if (rows[index - 1]?.span && rows[index - 1]?.text === '' && nameAlone(row.text)) return [];
      const next = rows[index + 1];
      return [row.span && row.text === '' && nameAlone(next?.text) ? { ...row, name: next?.text ?? null } : row];
    });
  }
  return [...rows];
}
