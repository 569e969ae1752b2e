import type { Reading, Wanted } from '#lib/speech/transcripts/contract';
import { looksLikeName } from '#lib/speech/transcripts/labels/label-styles';
import { type Rec, fieldOf, readRecords } from './records.ts';
import { spanAt } from '#lib/speech/transcripts/marks/stamps';

/**
 * Rows of comma-separated values in the format of RFC 4180: a quoted cell may hold the delimiter, line ends and doubled
 * quotes.
 */
function rowsOfTable(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text.charAt(at) === '"') {
      const close = closingQuote(text, at + 1);
      cell = text.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
    }
    // Text after a closing quote stays in the cell, so that nothing is lost.
    const next = nextOf(text, at, delimiter);
    cell += text.slice(at, next);
    row.push(cell);
    if (next >= text.length || text.charAt(next) === '\n') {
      if (row.some((value) => value.trim() !== '')) rows.push(row);
      row = [];
    }
    at = next + 1;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at;
}

function nextOf(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text.charAt(at) !== delimiter && text.charAt(at) !== '\n') at += 1;
  return at;
}

const delimiters = [',', ';', '\t', '|'];

/**
 * A table whose first row names its columns, including the text, or whose columns can be recognised by their content;
 * null for any other text.
 */
export function readTable(text: string, wanted: Wanted = {}): Reading | null {
  if (text.trimStart().startsWith('|')) return readTable(withoutRules(text), wanted);
  const line = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'));
  const delimiter = delimiters
    .map((mark) => ({ mark, count: line.split(mark).length }))
    .toSorted((a, b) => b.count - a.count)[0];
  if (!delimiter || delimiter.count < 2) return null;
  const head = (rowsOfTable(line, delimiter.mark)[0] ?? []).map((name) => name.trim());
  const fields = head.map(fieldOf);
  // A sentence may be "time, place": a header names the text and another column, and contains no sentence.
  if (
    !fields.includes('text') ||
    fields.filter(Boolean).length < 2 ||
    head.some((name) => name.split(/\s+/u).length > 4)
  )
    return withoutHeader(text, delimiter.mark, wanted);
  const [, ...rows] = rowsOfTable(text, delimiter.mark);
  if (rows.length === 0) return null;
  const shape = { columns: head.length, text: fields.indexOf('text'), delimiter: delimiter.mark };
  const records: Rec[] = rows.map((row) =>
    Object.fromEntries(head.map((name, index) => [name, cellOf(row, index, shape)])),
  );
  return readRecords(records, 'table', wanted);
}

/** Removes the outer bars of a Markdown table and the rule below its header. */
function withoutRules(text: string): string {
  const rows = text
    .trim()
    .split('\n')
    .filter((line) => !/^[|\s:-]+$/u.test(line));
  return rows.map((line) => line.trim().replace(/^\|\s*|\s*\|$/g, '')).join('\n');
}

/** Recognises columns by their content: times, recurring names, and the words. */
function withoutHeader(text: string, delimiter: string, wanted: Wanted): Reading | null {
  if (delimiter === '\t' || delimiter === '|') return null;
  const rows = rowsOfTable(text, delimiter);
  const width = rows[0]?.length ?? 0;
  if (rows.length < 2 || width < 3 || rows.some((row) => row.length < width)) return null;
  const columns = Array.from({ length: width }, (_, index) => rows.map((row) => (row[index] ?? '').trim()));
  const isTime = columns.map((cells) => cells.every((cell) => spanAt(cell)?.length === cell.length));
  const times = isTime.flatMap((is, index) => (is ? [index] : []));
  const name = columns.findIndex(
    (cells, index) => isTime[index] === false && index < width - 1 && cells.every((cell) => looksLikeName(cell)),
  );
  if (
    times.length === 0 ||
    times.length > 2 ||
    isTime.at(-1) === true ||
    width !== times.length + 1 + Number(name >= 0)
  )
    return null;
  const head = columns.map((_, index) =>
    index === times[0] ? 'start' : index === times[1] ? 'end' : index === name ? 'speaker' : 'text',
  );
  const shape = { columns: width, text: width - 1, delimiter };
  return readRecords(
    rows.map((row) => Object.fromEntries(head.map((field, index) => [field, cellOf(row, index, shape)]))),
    'table',
    wanted,
  );
}

interface Shape {
  columns: number;
  /** Which column holds the words. */
  text: number;
  delimiter: string;
}

/** An unquoted text with commas makes more cells than there are columns; if it is the last column, they are joined. */
function cellOf(row: readonly string[], index: number, { columns, text, delimiter }: Shape): string {
  if (index === text && text === columns - 1 && row.length > columns) return row.slice(index).join(delimiter);
  return row[index] ?? '';
}
