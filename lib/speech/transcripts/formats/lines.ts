import { pattern } from '#lib/base/pattern';
import type { GivenSegment, Reading, Wanted } from '#lib/speech/transcripts/contract';
import { type Row, withoutHeadings } from '#lib/speech/transcripts/labels/headings';
import { type TimedRow, takeTimes } from './line-times.ts';
import { decoded } from '#lib/speech/transcripts/marks/markup';
import { looksLikeName, personKey } from '#lib/speech/transcripts/labels/label-styles';
import { type LabelledLine, takeLabels } from '#lib/speech/transcripts/labels/names';
import { partsOf, shared } from '#lib/speech/transcripts/marks/parts';
import { withoutSounds } from '#lib/speech/transcripts/marks/sounds';
import { asHours } from '#lib/speech/transcripts/marks/stamps';
import { timelineOf } from '#lib/speech/transcripts/marks/timeline';

/** Nobody speaks faster than this: then "10:02" and "10:04" are times of day. */
const mostWordsPerSecond = 8;

const hour_s = 3600;
/** The header ends before the first name among this many lines. */
const mostAbove = 2000;
const layoutTag = /<(?:br|p|b|strong|div)\b[^<>\n]{0,100}>/giu;

/** A chat's placeholder for an attachment. */
const leftAside = pattern('iu')`
  ^(?:(?:image|video|audio|voice message|sticker|GIF|document|contact card|media) omitted
  |this message was deleted\.?|you deleted this message\.?)$
`;

/**
 * Parses a text line by line: a passage for each line, with its name and time in any order; long lines are split
 * between sentences. A line without a time has the time of the line before it.
 */
export function readLines(text: string, wanted: Wanted = {}): Reading {
  const isPage =
    (text.match(layoutTag)?.length ?? 0) * 2 >= text.split('\n').filter((line) => line.trim() !== '').length;
  const all = withoutNumbers(rowsOf(text));
  const timed = takeTimes(all);
  const lines = withNameLines(timed.rows);
  const names = wanted.names === false || lines[0]?.span ? null : namesAt(lines.slice(0, mostAbove));
  const { rows, left_out, present } = withoutHeadings(
    lines,
    lines.map(({ span }, index) => span !== null || names?.[index] === true),
    timed.place !== null,
  );
  const kept = rows as TimedRow[];
  const { labelled, others: naming } = speakersOf(kept, present, wanted);
  const { spans, others: clocks } = spansOf(kept, wanted);
  const { starts, odd } = timelineOf(spans.map((span) => span?.start ?? null));
  const chat = spans.some((span) => span?.start.date);
  const segments: GivenSegment[] = [];
  const hasTimes = spans.some((span) => span !== null);
  const named = labelled.some(({ own }) => own);
  let remarks = 0;
  let oddEnds = 0;
  // Speech before the first time of a recording comes after its start; a day starts long before.
  const first = starts.find((start) => start !== null) ?? null;
  let start_s: number | null = first !== null && first < hour_s && !spans.some((span) => span?.start.ofDay) ? 0 : first;
  let end_s: number | null = null;
  for (const [index, line] of labelled.entries()) {
    const span = spans[index];
    const start = starts[index] ?? null;
    // A label or a time alone on its line belongs to the lines after it.
    if (span) end_s = null;
    if (start !== null) start_s = start;
    if (span?.end && start !== null) {
      end_s = Math.round((start + span.end.seconds - span.start.seconds) * 1000) / 1000;
      if (end_s < start) [end_s, oddEnds] = [start, oddEnds + 1];
    }
    const said = withoutSounds(withoutMarkup(line.text, isPage));
    if (!/\S/u.test(said) || (chat && leftAside.test(said))) continue;
    // A chat line with a time and without a name is a message of the program.
    if (chat && span && !line.own && named) remarks += 1;
    else segments.push(...partsOf(said).map((part) => ({ text: part, speaker: line.speaker, start_s, end_s })));
  }
  const hasNames = segments.some(({ speaker }) => speaker !== null);
  const parts: Reading['parts'] = ['text'];
  if (hasNames) parts.unshift('name');
  if (hasTimes && timed.place === 'first') parts.unshift('time');
  else if (hasTimes) parts.splice(timed.place === 'after name' ? 1 : parts.length, 0, 'time');
  return {
    format: 'lines',
    parts,
    segments: shared(segments),
    odd_times: odd + oddEnds,
    left_out: left_out + remarks,
    others: [...clocks, ...naming],
  };
}

/** Assigns a speaker to each line, and determines whether names could also be words, or the reverse. */
function speakersOf(
  rows: readonly TimedRow[],
  present: readonly string[],
  wanted: Wanted,
): { labelled: LabelledLine[]; others: Wanted[] } {
  const texts = rows.map(({ text }) => text);
  const timed = rows.map(({ span }) => span !== null);
  const known = rows.map(({ name }) => name);
  const stamps = timed.filter(Boolean).length;
  const labels = (asked: boolean): LabelledLine[] =>
    takeLabels(texts, { known, timed, passages: stamps > 0 ? stamps : rows.length, present, wanted: asked });
  const other = (names: boolean): Wanted[] => [{ ...wanted, names }];
  if (wanted.names === false)
    return {
      labelled: rows.map((row) => ({ speaker: row.name, text: row.text, own: row.name !== null })),
      others: other(true),
    };
  const labelled = labels(wanted.names === true);
  if (wanted.names === true) return { labelled, others: other(false) };
  const own = labelled.filter((line) => line.own);
  // Names next to every time are certain, however rarely each comes.
  const beside = stamps > 0 && own.length >= stamps;
  if (own.length > 0)
    return {
      labelled,
      others:
        !beside &&
        known.every((name) => name === null) &&
        new Set(own.map(({ speaker }) => speaker)).size * 4 > own.length * 3
          ? other(false)
          : [],
    };
  const asked = labels(true).filter((line) => line.own);
  return { labelled, others: asked.length >= 2 && asked.length * 3 >= rows.length ? other(true) : [] };
}

function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  let gap = false;
  for (const line of text.split('\n')) {
    const trimmed = unbold(line.trim().replace(/^(?:>+\s+|[•·]\s+)/u, ''));
    if (trimmed !== '') rows.push({ text: trimmed, gap });
    gap = trimmed === '';
  }
  return rows;
}

/** Removes emphasis around labels: "**Anna:** Hello", "**Anna** (0:03): Hello", "<b>Anna:</b> Hello". */
function unbold(line: string): string {
  return line
    .replace(
      /^((?:[-*+]\s+)?(?:[[(]?[\d:.,]+[\])]?\s+)?)(?:\*\*|__|<(?:b|strong)>)(.{1,80}?)(?:\*\*|__|<\/(?:b|strong)>)(?=\s*[:：[(]|\s*$|(?<=[:：].{0,10})|\s+[-–—])/u,
      '$1$2',
    )
    .replace(/^[*_]([^*_:]{1,60}:)[*_](?=\s)/u, '$1')
    .replace(/^\*\*([^*:]{1,60})\*\*\s+(?=\S)/u, '[$1] ');
}

/**
 * Removes emphasis inside the words; tags and entities only if the text is a web page, since otherwise they were
 * written on purpose.
 */
function withoutMarkup(text: string, isPage: boolean): string {
  const plain = text.replace(/\*\*([^*\n]+)\*\*/gu, '$1');
  return !isPage ? plain : decoded(plain.replace(/<\/?(?:b|i|u|strong|em|p)>|\s*<br\s*\/?>/giu, '')).trim();
}

/** Removes line numbers, if most lines have one and they count up. */
function withoutNumbers(rows: readonly Row[]): Row[] {
  const found = rows.map(({ text }) => /^[#[(]?(\d{1,6})(?:[.):\]]{0,2}\s+|[.)\]](?=\p{L})|$)(.*)$/u.exec(text));
  const numbers = found.flatMap((match) => (match ? [Number(match[1])] : []));
  const steps = numbers.filter(
    (value, index) => index > 0 && (value === (numbers[index - 1] ?? 0) + 1 || (value <= 1 && index > 1)),
  ).length;
  if (
    numbers.length < 2 ||
    numbers.length * 5 < rows.length * 3 ||
    steps * 5 < (numbers.length - 1) * 4 ||
    found.filter((match) => match?.[2]).length * 2 < numbers.length
  )
    return [...rows];
  // "2019 We moved": years are part of the text.
  if (numbers.every((value) => value >= 1900 && value < 2100)) return [...rows];
  return rows.flatMap((row, index) => {
    const rest = found[index]?.[2];
    if (rest === undefined) return [row];
    return rest.trim() === '' ? [] : [{ ...row, text: rest.trim() }];
  });
}

/** Lines that certainly begin with a name: one that recurs. */
function namesAt(rows: readonly TimedRow[]): boolean[] {
  const options = { known: rows.map(({ name }) => name), timed: rows.map(({ span }) => span !== null) };
  const texts = rows.map(({ text }) => text);
  const strict = takeLabels(texts, options);
  const labelled = strict.some(({ own }) => own)
    ? strict
    : takeLabels(texts, { ...options, wanted: true }).map((line) => ({
        ...line,
        own: line.own && line.speaker !== null && looksLikeName(line.speaker),
      }));
  const loose = labelled !== strict;
  const uses = new Map<string, number>();
  for (const { speaker, own } of labelled) if (own && speaker) uses.set(speaker, (uses.get(speaker) ?? 0) + 1);
  const returning = [...uses.values()].some((count) => count > 1);
  return labelled.map(
    ({ speaker, own }) => own && speaker !== null && ((!returning && !loose) || (uses.get(speaker) ?? 0) > 1),
  );
}

/** Finds names on lines of their own above the words, without colon and time: each recurs, and words follow. */
function withNameLines(rows: readonly TimedRow[]): TimedRow[] {
  if (rows.some(({ name }) => name !== null) || rows.some(({ span }) => span !== null)) return [...rows];
  const bare = (text: string): string => text.replace(/^#{1,6}\s+/u, '');
  const alone = rows.map(({ text, gap }, index) => {
    const below = rows[index + 1];
    return (
      (gap || index === 0) &&
      looksLikeName(bare(text)) &&
      text.length <= 60 &&
      !/[.!?,;:：]/u.test(text) &&
      below !== undefined &&
      (!below.gap || text.startsWith('#'))
    );
  });
  const uses = new Map<string, number>();
  for (const [index, row] of rows.entries())
    if (alone[index]) uses.set(personKey(bare(row.text)), (uses.get(personKey(bare(row.text))) ?? 0) + 1);
  const count = [...uses.values()].reduce((sum, number) => sum + (number > 1 ? number : 0), 0);
  const isName = (row: TimedRow, index: number): boolean =>
    alone[index] === true && (uses.get(personKey(bare(row.text))) ?? 0) > 1;
  const blocks = rows.filter(
    ({ gap, text }, index) => (gap || index === 0) && !rows[index - 1]?.text.startsWith('#') && !/^#\s/u.test(text),
  ).length;
  const names = [...uses.values()].filter((number) => number > 1).length;
  if (count < 3 || count * 10 < blocks * 7 || names * 2 > count) return [...rows];
  return rows.map((row, index) => (isName(row, index) ? { ...row, name: bare(row.text), text: '' } : row));
}

/** Interprets the times: whether pairs are hours and minutes, and whether both are possible. */
function spansOf(rows: readonly TimedRow[], wanted: Wanted): { spans: TimedRow['span'][]; others: Wanted[] } {
  const spans = rows.map(({ span }) => span);
  const known = spans.filter((span) => span !== null);
  const pairs =
    known.length > 1 && known.every(({ start, end }) => start.pair && (!end || end.pair) && start.seconds < 24 * 60);
  if (!pairs) return { spans, others: [] };
  const first = known[0]?.start.seconds ?? 0;
  const last = known.at(-1)?.start.seconds ?? 0;
  const words = rows
    .slice(
      0,
      rows.findLastIndex(({ span }) => span !== null),
    )
    .reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
  const tooFast = words > mostWordsPerSecond * Math.max(0.1, last - first) && first >= 6 * 60;
  const hours = wanted.clock === 'hours' || (wanted.clock === undefined && tooFast);
  // A recording begins near zero; times of day do not.
  const either: Wanted[] = first >= 6 * 60 ? [{ ...wanted, clock: hours ? 'minutes' : 'hours' }] : [];
  return {
    spans: hours
      ? spans.map((span) => span && { ...span, start: asHours(span.start), end: span.end && asHours(span.end) })
      : spans,
    others: either,
  };
}
