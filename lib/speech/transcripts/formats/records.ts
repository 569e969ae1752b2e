import type { GivenSegment, Reading, Wanted } from '#lib/speech/transcripts/contract';
import { personKey } from '#lib/speech/transcripts/labels/label-styles';
import { shownNames, takeLabels } from '#lib/speech/transcripts/labels/names';
import { withoutSounds } from '#lib/speech/transcripts/marks/sounds';
import { type Stamp, stampAt } from '#lib/speech/transcripts/marks/stamps';
import { timelineOf } from '#lib/speech/transcripts/marks/timeline';

/** A passage of a table or of a recogniser's JSON: fields by name. */
export type Rec = Readonly<Record<string, unknown>>;

const keys = {
  text: [
    'text',
    'transcript',
    'transcription',
    'utterance',
    'sentence',
    'punctuated_word',
    'content',
    'caption',
    'display',
    'raw_text',
    'words',
    'message',
    'body',
    'said',
    'speech',
    'line',
    'dialogue',
    'word',
    'value',
    'segment',
  ],
  start: [
    'start_s',
    'start',
    'start_time',
    'starttime',
    'start_ms',
    'startms',
    'begin',
    'begin_time',
    'from',
    'start_offset',
    'startoffset',
    'offset',
    'ts',
    'timestamp',
    'time',
    'in',
    'start_timestamp',
    'start_seconds',
    'timecode',
    'tc',
    'date',
  ],
  end: [
    'end_s',
    'end',
    'end_time',
    'endtime',
    'end_ms',
    'endms',
    'stop',
    'to',
    'end_offset',
    'endoffset',
    'end_ts',
    'out',
    'end_timestamp',
    'end_seconds',
    'finish',
  ],
  speaker: [
    'speaker',
    'speaker_label',
    'speakerlabel',
    'speaker_name',
    'speakername',
    'speakertag',
    'speaker_tag',
    'speaker_id',
    'speakerid',
    'name',
    'who',
    'person',
    'participant',
    'user',
    'author',
    'role',
    'voice',
    'label',
    'channel',
    'channeltag',
    'sender',
    'from',
  ],
} as const;
export type Field = keyof typeof keys;

const spelled = new Map<string, string>();
/** Normalises the spelling of a field name. */
function plainKey(key: string): string {
  const known = spelled.get(key);
  if (known !== undefined) return known;
  const plain = key
    .slice(0, 100)
    .trim()
    .replace(/\(.*\)|\[.*\]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (spelled.size < 1000) spelled.set(key, plain);
  return plain;
}

/** The field that a name stands for; null for none. */
export function fieldOf(key: string): Field | null {
  const name = plainKey(key);
  return (Object.keys(keys) as Field[]).find((field) => (keys[field] as readonly string[]).includes(name)) ?? null;
}

/** The names for a field that have a value, the most specific first. */
function membersFor(record: Rec, field: Field): string[] {
  const names = new Map(Object.keys(record).map((key) => [plainKey(key), key]));
  return keys[field].flatMap((name) => {
    const key = names.get(name);
    return key !== undefined && record[key] !== null && record[key] !== undefined && record[key] !== '' ? [key] : [];
  });
}

/** The name for a field; null if there is none. */
export function memberFor(record: Rec, field: Field): string | null {
  return membersFor(record, field)[0] ?? null;
}

/** A text or a number as text; empty for anything else. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function asSpeaker(value: unknown): string | null {
  if (typeof value === 'number') return `Speaker ${value}`;
  if (typeof value === 'object' && value !== null) {
    const inner = value as Rec;
    return asSpeaker(inner.name ?? inner.display_name ?? inner.label ?? inner.id ?? null);
  }
  const name = asText(value).trim();
  return name === '' ? null : /^\d{1,3}$/.test(name) ? `Speaker ${name}` : name;
}

interface Time {
  /** The original text of a time stamp. */
  stamp?: Stamp;
  /** In seconds, or in the unit of a whole number. */
  value: number;
  whole: boolean;
}

function asTime(value: unknown, key: string): Time | null {
  if (typeof value === 'object' && value !== null && 'seconds' in value) {
    const { seconds, nanos } = value as { seconds: unknown; nanos?: unknown };
    return { value: Number(seconds) + Number(nanos ?? 0) / 1e9, whole: false };
  }
  const text = asText(value).trim();
  if (text === '') return null;
  if (/^-?\d+(?:\.\d+)?$/.test(text)) {
    const ms = /ms$|millis/i.test(key);
    return { value: ms ? Number(text) / 1000 : Number(text), whole: !ms && !text.includes('.') };
  }
  const iso = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(text);
  if (iso) return { value: Number(iso[1] ?? 0) * 3600 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0), whole: false };
  const stamp = stampAt(text.replace(/^[[(]|[\])]$/g, ''), 0);
  return stamp ? { value: stamp.stamp.seconds, whole: false, stamp: stamp.stamp } : null;
}

interface Raw {
  text: string;
  speaker: string | null;
  start: Time | null;
  end: Time | null;
  bad: boolean;
}

function rawOf(record: Rec): Raw {
  const text = memberFor(record, 'text');
  const speaker =
    membersFor(record, 'speaker').find(
      (member) => plainKey(member) !== 'from' || asTime(record[member], member) === null,
    ) ?? null;
  const pair = Array.isArray(record.timestamp) ? (record.timestamp as unknown[]) : null;
  const inner = [record.offsets, record.timestamps, record.time, record.span].find(
    (value): value is Rec => typeof value === 'object' && value !== null && !Array.isArray(value),
  );
  const of = (field: 'start' | 'end'): Time | null => {
    if (pair) return asTime(pair[field === 'start' ? 0 : 1], 's');
    const from = inner ?? record;
    // "from" is a time in some formats and a person in others.
    const key = membersFor(from, field).find((member) => asTime(from[member], member) !== null) ?? null;
    // whisper.cpp's offsets are milliseconds.
    const unit = inner !== undefined && inner === record.offsets ? 'ms' : (key ?? '');
    return key === null || key === text ? null : asTime(from[key], unit);
  };
  const start = of('start');
  let end = of('end');
  const duration = start && !end ? asTime(record.duration ?? record.dur ?? null, 'duration') : null;
  if (start && duration) end = { value: start.value + duration.value, whole: start.whole && duration.whole };
  return {
    text: text === null ? '' : asText(record[text]),
    speaker: speaker === null ? null : asSpeaker(record[speaker]),
    start,
    end,
    bad: start !== null && (start.value < 0 || (end !== null && end.value < start.value)),
  };
}

/** No conversation is slower than this, in words per second: then whole numbers are milliseconds. */
const slowest = 0.05;

function unitOf(raws: readonly Raw[]): number {
  const timed = raws.filter(({ start, end }) => start?.whole !== false && end?.whole !== false && start !== null);
  if (timed.length === 0 || timed.length < raws.filter(({ start }) => start !== null).length) return 1;
  const last = timed.at(-1);
  const length = Math.max(...[last?.end?.value ?? 0, last?.start?.value ?? 0]) - (timed[0]?.start?.value ?? 0);
  const words = timed.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
  return length > 0 && words / length < slowest ? 1 / 1000 : 1;
}

/**
 * Turns records into passages: names and times by field names, whole numbers as seconds or milliseconds by the
 * resulting speech rate.
 */
export function readRecords(records: readonly Rec[], format: 'table' | 'json', wanted: Wanted = {}): Reading {
  const raws = records.map(rawOf).map((raw) => ({ ...raw, text: raw.text.replace(/\s+/gu, ' ').trim() }));
  const unit = unitOf(raws);
  const shown = shownNames(raws.flatMap(({ speaker }) => speaker ?? []));
  const labelled = shown.size > 0 || wanted.names === false ? null : takeLabels(raws.map(({ text }) => text));
  const seconds = (time: Time | null): number | null =>
    time === null ? null : Math.max(0, Math.round(time.value * (time.whole ? unit : 1) * 1000) / 1000);
  // Several days follow each other.
  const dated = raws.some(({ start }) => start?.stamp?.date)
    ? timelineOf(raws.map(({ start }) => start?.stamp ?? null)).starts
    : null;
  let odd = 0;
  let last: number | null = null;
  const segments = raws.flatMap((raw, index): GivenSegment[] => {
    const text = withoutSounds(labelled?.[index]?.text ?? raw.text);
    if (!/\S/u.test(text)) return [];
    const own = dated ? (dated[index] ?? null) : seconds(raw.start);
    const start_s = own ?? last;
    const end = seconds(raw.end);
    if (raw.bad || (own === null && last !== null)) odd += 1;
    last = start_s;
    const speaker =
      raw.speaker === null ? (labelled?.[index]?.speaker ?? null) : (shown.get(personKey(raw.speaker)) ?? raw.speaker);
    return [
      {
        text,
        speaker: wanted.names === false ? null : speaker,
        start_s,
        end_s: start_s === null || end === null ? null : Math.max(start_s, end),
      },
    ];
  });
  return { format, parts: partsOfRecords(records, segments), segments, odd_times: odd, left_out: 0, others: [] };
}

/** In the order of the fields. */
function partsOfRecords(records: readonly Rec[], segments: readonly GivenSegment[]): Reading['parts'] {
  const parts: Reading['parts'] = [];
  const has = {
    text: true,
    time: segments.some(({ start_s }) => start_s !== null),
    name: segments.some(({ speaker }) => speaker !== null),
  };
  for (const key of Object.keys(records[0] ?? {})) {
    const field = fieldOf(key);
    const part = field === 'speaker' ? 'name' : field === 'text' ? 'text' : field ? 'time' : null;
    if (part && has[part] && !parts.includes(part)) parts.push(part);
  }
  return [...parts, ...(['time', 'name', 'text'] as const).filter((part) => has[part] && !parts.includes(part))];
}
