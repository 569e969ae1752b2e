import { isAboutTheRecord, listsPeople } from '#lib/speech/transcripts/no-people';
import { personKey } from '#lib/speech/transcripts/names';

/** A line of the text, trimmed; `gap` where an empty one stands before it. */
export interface Row {
  text: string;
  gap: boolean;
}

const label = /^(?<label>[^:：\n]{1,40}?)\s*[:：](?:\s+(?<value>.*))?$/u;
const credit = /^(?:this (?:transcript|text) (?:was|is)|transcribed|transcription|transcript|subtitles?|captions?|captioned|translated|generated|created|produced|edited|powered|exported|synced|recorded)(?: (?:made|generated|created|edited|transcribed))? (?:by|with|from|using|on|in)\b.{0,120}$/iu;
const furniture = /^(?:[^\p{L}\p{N}]+|(?:page|p\.|seite)\s*\d+(?:\s*(?:of|\/)\s*\d+)?|[-–—]\s*\d+\s*[-–—]|\[?(?:end|start|beginning) of (?:the )?(?:transcript|recording|audio|interview|meeting)\]?\.?|\[?(?:end|start)\]?|transcript:?|transcription:?|\(?continued\)?)$/iu;
const mostWords = 15;

export interface WithoutHeadings {
  rows: Row[];
  left_out: number;
  /** Who is listed as present. */
  present: string[];
}

function aboutRecord(text: string): { value: string; key: string } | null {
  const found = label.exec(text.replace(/\*\*/g, ''))?.groups;
  if (!found) return null;
  const key = personKey(found.label ?? '');
  return isAboutTheRecord(key) ? { key, value: found.value ?? '' } : null;
}

function titleLike(text: string): boolean {
  return !/[.!?…]["”’)]?$/u.test(text) && text.split(/\s+/u).length <= mostWords && !/[:：](?:\s|$)/u.test(text);
}

/**
 * Takes away what a transcript says about itself: the block at its top, markdown headings, page numbers, credits at either end. `isTurn` says which
 * lines begin a turn for certain, by a time or a name that comes back; nothing behind the first of them is a title.
 */
export function withoutHeadings(rows: readonly Row[], isTurn: (row: Row, index: number) => boolean): WithoutHeadings {
  const firstTurn = rows.findIndex(isTurn);
  const top = firstTurn < 0 ? 0 : firstTurn;
  const head = rows.slice(0, top);
  const hasRecord = head.some(({ text }) => aboutRecord(text) !== null);
  const gapBelow = rows[top]?.gap === true;
  const timed = firstTurn >= 0;
  const present = head.flatMap(({ text }, index) => peopleIn(head, text, index));
  const kept = rows.filter(({ text }, index) => {
    if (furniture.test(text) && !/^[♪♫\p{S}]/u.test(text)) return false;
    if (timed && /^#{1,6}\s/u.test(text)) return false;
    if (timed && credit.test(text) && (index < top || index >= rows.length - 3)) return false;
    if (index >= top) return true;
    if (aboutRecord(text)) return false;
    // The rest of a block about the record, and titles over an empty line.
    if (hasRecord && (/^[-*•]\s/u.test(text) || titleLike(text) || shortPair(text))) return false;
    return !((gapBelow || hasRecord) && titleLike(text));
  });
  return { rows: kept, left_out: rows.length - kept.length, present };
}

function shortPair(text: string): boolean {
  return /^[^:]{1,40}:\s+\S/u.test(text) && text.split(/\s+/u).length <= mostWords && !/[.!?]$/u.test(text);
}

/** "Attendees: Anna, Bob", or a list below it. */
function peopleIn(head: readonly Row[], text: string, index: number): string[] {
  const found = aboutRecord(text);
  if (!found || !listsPeople(found.key)) return [];
  const list = [found.value];
  for (let next = index + 1; next < head.length && /^[-*•]\s/u.test(head[next]?.text ?? ''); next += 1) list.push(head[next]?.text.replace(/^[-*•]\s+/u, '') ?? '');
  return list.flatMap((part) => part.split(/,|;|\band\b/u)).map((name) => name.replace(/\s*\([^)]*\)/gu, '').trim()).filter((name) => name !== '');
}
