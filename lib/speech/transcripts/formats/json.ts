import type { Reading, Wanted } from '#lib/speech/transcripts/contract';
import { readLines } from './lines.ts';
import { type Rec, asText, memberFor, readRecords } from './records.ts';
import { type Piece, passagesOfWords } from './json-words.ts';

/** No recogniser nests its passages deeper than this. */
const deepest = 7;

function isRecord(value: unknown): value is Rec {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a JSON text, or its lines if each is a value; undefined otherwise. */
export function jsonOf(text: string): unknown {
  const start = text.trimStart().charAt(0);
  if (start !== '{' && start !== '[') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return linesOf(text);
  }
}

function linesOf(text: string): unknown {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines.every((line) => line.trimStart().startsWith('{'))) return undefined;
  try {
    return lines.map((line) => JSON.parse(line) as unknown);
  } catch {
    return undefined;
  }
}

interface List {
  name: string;
  items: Rec[];
}

/** All lists of objects in a value, the outer ones first. */
function listsIn(value: unknown, name = '', depth = 0): List[] {
  if (depth > deepest || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const items = value.filter(isRecord);
    const inner = items.slice(0, 20_000).flatMap((item) => listsIn(item, name, depth + 1));
    return items.length > 0 && items.length === value.length ? [{ name, items }, ...merged(inner)] : merged(inner);
  }
  return Object.entries(value).flatMap(([key, child]) => listsIn(child, key, depth + 1));
}

/** Joins lists of the same name from several parents, such as the paragraphs of all results. */
function merged(lists: readonly List[]): List[] {
  return [...Map.groupBy(lists, ({ name }) => name)].map(([name, same]) => ({
    name,
    items: same.flatMap(({ items }) => items),
  }));
}

/** Preferred by these names if several lists hold the words. */
const rank = [
  'utterances',
  'transcription',
  'segments',
  'audio_segments',
  'monologues',
  'sentences',
  'recognizedphrases',
  'transcripts',
  'chunks',
  'captions',
  'results',
  'paragraphs',
];

/** The passages in the JSON of a recogniser, whatever their names; null if there are none. */
export function readJson(value: unknown, wanted: Wanted = {}): Reading | null {
  const lists = listsIn(value);
  const passages = lists
    .map((list) => ({ ...list, records: list.items.map(passageOf) }))
    .filter(
      ({ records }) =>
        records.filter((record) => record !== null).length * 5 >= records.length * 4 && wordsEach(records) > 1.3,
    );
  const best = passages.toSorted((a, b) => placeOf(a) - placeOf(b))[0];
  const words = passagesOfWords(lists);
  const hasSpeakers = (records: readonly (Rec | null)[]): boolean =>
    records.some((record) => record !== null && memberFor(record, 'speaker') !== null);
  // Alternatives of whole parts are less useful than their words, if the words have speakers.
  const records =
    best &&
    (words === null || hasSpeakers(best.records) || !hasSpeakers(words)) &&
    !(words !== null && untimed(best.records))
      ? best.records
      : words;
  if (records)
    return readRecords(
      records.filter((record) => record !== null),
      'json',
      wanted,
    );
  const whole = isRecord(value) ? memberFor(value, 'text') : null;
  const text = whole !== null && isRecord(value) ? value[whole] : null;
  return typeof text === 'string' && text.trim() !== '' ? { ...readLines(text, wanted), format: 'json' } : null;
}

function untimed(records: readonly (Rec | null)[]): boolean {
  return records.every(
    (record) =>
      record === null ||
      (memberFor(record, 'start') === null &&
        !('timestamp' in record) &&
        !('offsets' in record) &&
        !('timestamps' in record)),
  );
}

function placeOf({ name, records }: { name: string; records: readonly (Rec | null)[] }): number {
  const at = rank.indexOf(name.toLowerCase());
  return (at < 0 ? rank.length : at) + (untimed(records) ? 100 : 0);
}

function wordsEach(records: readonly (Rec | null)[]): number {
  const texts = records.flatMap((record) => {
    const key = record ? memberFor(record, 'text') : null;
    const text = record && key !== null ? record[key] : '';
    return typeof text === 'string' ? [text.trim().split(/\s+/u).length] : [];
  });
  return texts.reduce((sum, count) => sum + count, 0) / Math.max(1, texts.length);
}

/** A record with its text next to its times; null if it has no text. */
function passageOf(item: Rec): Rec | null {
  const key = memberFor(item, 'text');
  if (key !== null && typeof item[key] === 'string') return item;
  const pieces = item.elements;
  // Rev: a monologue of elements.
  if (Array.isArray(pieces)) {
    const parts = pieces.filter(isRecord) as Piece[];
    const times = parts.filter((part) => typeof part.ts === 'number');
    return {
      speaker: item.speaker,
      text: parts.map((part) => asText(part.value)).join(''),
      start: times[0]?.ts,
      end: times.at(-1)?.end_ts,
    };
  }
  // Deepgram's paragraphs consist of sentences.
  if (Array.isArray(item.sentences))
    return {
      ...item,
      text: item.sentences
        .filter(isRecord)
        .map((sentence) => asText(sentence.text))
        .join(' '),
    };
  // Azure and Google: the first of several alternatives.
  const readings = [item.nBest, item.NBest, item.alternatives].find((list): list is unknown[] => Array.isArray(list));
  const first = readings?.find(isRecord);
  if (!first) return null;
  const said = memberFor(first, 'text') ?? ('Display' in first ? 'Display' : null);
  if (said === null || typeof first[said] !== 'string') return null;
  const { offsetInTicks, durationInTicks } = item;
  const ticks =
    typeof offsetInTicks === 'number'
      ? {
          start: (offsetInTicks / 1e7).toFixed(3),
          end: ((offsetInTicks + Number(durationInTicks ?? 0)) / 1e7).toFixed(3),
        }
      : {};
  return { ...item, text: first[said], ...ticks };
}
