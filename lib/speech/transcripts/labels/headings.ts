import { pattern } from '#lib/base/pattern';
import { isAboutTheRecord, listsPeople } from './no-people.ts';
import { personKey } from './label-styles.ts';

/** A line of the text, trimmed; `gap` if an empty line stands before it. */
export interface Row {
  text: string;
  gap: boolean;
}

const label = /^(?<label>[^:：\n]{1,40}?)\s*[:：](?:\s+(?<value>.*))?$/u;
const credit = pattern('iu')`
  ^(?:(?:transcription|recording|meeting|call) (?:ended|started|stopped|begins|ends)\b.{0,60}
  |this (?:transcript|text) (?:was|is)|transcribed|transcription|transcript|subtitles?|captions?|captioned
  |translated|generated|created|produced|edited|powered|exported|synced|recorded)
  (?: (?:made|generated|created|edited|transcribed))? (?:by|with|from|using|on|in)\b.{0,120}$
`;
const furniture = pattern('iu')`
  ^(?:[^\p{L}\p{N}]+|(?:page|p\.|seite)\s*\d+(?:\s*(?:of|\/)\s*\d+)?|[-–—]\s*\d+\s*[-–—]
  |\[?(?:end|start|beginning) of (?:the )?(?:transcript|recording|audio|interview|meeting)\]?\.?
  |\[?(?:end|start)\]?|transcript:?|transcription:?|\(?continued\)?)$
`;
const mostWords = 15;

export interface WithoutHeadings {
  rows: Row[];
  left_out: number;
  /** The people who are listed as present. */
  present: string[];
}

function aboutRecord(text: string): { value: string; key: string } | null {
  const bare = text.replace(/\*\*/g, '');
  const found = label.exec(bare)?.groups ?? (/^\p{Lu}[\p{L} -]{3,30}$/u.test(bare) ? { label: bare } : null);
  if (!found) return null;
  const key = personKey(found.label ?? '');
  return isAboutTheRecord(key) ? { key, value: found.value ?? '' } : null;
}

function titleLike(text: string): boolean {
  return !/[.!?…]["”’)]?$/u.test(text) && text.split(/\s+/u).length <= mostWords && !/[:：](?:\s|$)/u.test(text);
}

/**
 * Removes lines about the transcript itself: the block at its top, Markdown headings, page numbers, credits at either
 * end. `isTurn` marks lines that certainly begin a turn, by a time or a recurring name; no line after the first of them
 * is a title. `hasTimes` if turns have times.
 */
export function withoutHeadings(rows: readonly Row[], isTurn: readonly boolean[], hasTimes: boolean): WithoutHeadings {
  const firstTurn = isTurn.indexOf(true);
  const heading = rows.findIndex(({ text }) => /^(?:#+\s*)?(?:full )?transcript(?:ion)?:?$/iu.test(text));
  const isRecord = heading >= 0 && isTurn.includes(true, heading);
  const top = isRecord ? heading : Math.max(firstTurn, blockAtTop(rows, isTurn), 0);
  const head = rows.slice(0, top);
  const hasRecord = head.some(({ text }) => aboutRecord(text) !== null);
  // A title stands above an empty line, or before everything that has a time.
  const gapBelow = rows[top]?.gap === true || furniture.test(rows[top - 1]?.text ?? '') || hasTimes;
  const hasTurns = firstTurn >= 0;
  const bottom = hasTurns ? blockAtBottom(rows, firstTurn) : rows.length;
  const present = head.flatMap(({ text }, index) => peopleIn(head, text, index));
  const kept = rows.filter(({ text, gap }, index) => {
    if (furniture.test(text) && !/^[♪♫\p{S}]/u.test(text)) return false;
    if (hasTurns && /^#{1,6}\s/u.test(text)) return false;
    if (hasTurns && credit.test(text) && (index < top || (index >= rows.length - 3 && (gap || hasTimes)))) return false;
    if (index >= bottom) return false;
    if (index >= top) return true;
    // Text above "Transcript" is a summary of it.
    if (isRecord) return false;
    if (aboutRecord(text)) return false;
    // The rest of a block about the record, and titles above an empty line.
    if (hasRecord && (/^[-*•]\s/u.test(text) || titleLike(text) || shortPair(text))) return false;
    return !(((gapBelow || hasRecord) && titleLike(text)) || (hasTimes && shortPair(text)));
  });
  return { rows: kept, left_out: rows.length - kept.length, present };
}

/**
 * The end of a block such as "Interviewer: Anna Smith": each of its lines is about the record, whether or not the turns
 * use the same words.
 */
function blockAtTop(rows: readonly Row[], isTurn: readonly boolean[]): number {
  const end = rows.findIndex(({ gap }, index) => gap && index > 0);
  const block = rows.slice(0, Math.max(0, end));
  const about =
    block.some(({ text }) => aboutRecord(text) !== null) &&
    block.every(({ text }) => aboutRecord(text) !== null || shortPair(text) || titleLike(text));
  return about && isTurn.includes(true, end) ? end : 0;
}

/** The start of a block at the end whose lines are all about the record: "Next meeting: Friday". */
function blockAtBottom(rows: readonly Row[], firstTurn: number): number {
  const start = rows.findLastIndex(({ gap }) => gap);
  return start > firstTurn && rows.slice(start).every(({ text }) => aboutRecord(text) !== null && text.includes(':'))
    ? start
    : rows.length;
}

function shortPair(text: string): boolean {
  return /^[^:]{1,40}:\s+\S/u.test(text) && text.split(/\s+/u).length <= mostWords && !/[.!?]$/u.test(text);
}

/** "Attendees: Anna, Bob", or a list below it. */
function peopleIn(head: readonly Row[], text: string, index: number): string[] {
  const found = aboutRecord(text);
  if (!found || !listsPeople(found.key)) return [];
  const next = head[index + 1]?.text ?? '';
  const list = [found.value === '' && !/^[-*•]\s/u.test(next) ? next : found.value];
  for (let at = index + 1; at < head.length && /^[-*•]\s/u.test(head[at]?.text ?? ''); at += 1)
    list.push(head[at]?.text.replace(/^[-*•]\s+/u, '') ?? '');
  return list
    .flatMap((part) => part.split(/,|;|\band\b/u))
    .map((name) => name.replace(/\s*\([^)]*\)/gu, '').trim())
    .filter((name) => name !== '');
}
