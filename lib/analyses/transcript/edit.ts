import type { SpeakerNames } from '#lib/analyses/rename/speaker-names';
import { retimed, wordsIn } from './edit-words.ts';
import type { Segment, Transcript, Word } from './schema.ts';

/**
 * A correction of the transcript by its owner. `word` is the index, from 0, of the new passage's first word. A passage
 * without text is removed.
 */
export type Edit =
  | { op: 'assign'; segment_ids: number[]; speaker: string }
  | { op: 'split'; segment_id: number; word: number }
  | { op: 'merge'; from: string; into: string }
  | { op: 'text'; segment_id: number; text: string };

interface Stretch {
  start_s: number;
  end_s: number;
}

/** An edit with the times of its passages, by which they are found in another transcription of the same recording. */
export type PlacedEdit = Edit & { at?: Stretch[] };

/** What an edit replaced, for undoing it: speakers of passages, or passages with their words. */
export type Back = { speakers: [id: number, speaker: string | null][] } | Exchange;

/** A replacement of `put` passages from `index` on by others, with their words. */
interface Exchange {
  index: number;
  put: number;
  segments: Segment[];
  words: Word[];
}

/** `back` is null if the edit changed nothing, because it was made to another transcription. */
export interface AppliedEdit {
  edit: PlacedEdit;
  back: Back | null;
}

/** In seconds: greatest difference between the times of one passage in two transcriptions of a recording. */
const slack_s = 0.3;
/** Least overlap of two stretches that are the same passage, as a share of their union. */
const sameShare = 0.5;

/**
 * Applies one correction, and returns what undoes it. If nothing changes, `back` is null and the transcript is the same
 * object.
 */
export function applyEdit(transcript: Transcript, edit: PlacedEdit): { transcript: Transcript; back: Back | null } {
  switch (edit.op) {
    case 'assign': {
      const find = finder(transcript.segments);
      const found = edit.segment_ids
        .flatMap((id, index) => find(id, edit.at?.[index]) ?? [])
        .filter(({ speaker }) => speaker !== edit.speaker);
      const ids = new Set(found.map(({ id }) => id));
      return spoken(transcript, found, (segment) => (ids.has(segment.id) ? edit.speaker : segment.speaker));
    }
    case 'merge': {
      const found = transcript.segments.filter(({ speaker }) => speaker === edit.from);
      const { transcript: merged, back } = spoken({ ...transcript, speaker_spans: null }, found, ({ speaker }) =>
        speaker === edit.from ? edit.into : speaker,
      );
      if (back === null) return { transcript, back };
      const speaker_spans =
        transcript.speaker_spans &&
        transcript.speaker_spans.map((span) => (span.speaker === edit.from ? { ...span, speaker: edit.into } : span));
      return { transcript: { ...merged, speaker_spans }, back };
    }
    case 'split':
      return split(transcript, edit);
    case 'text': {
      const segment = finder(transcript.segments)(edit.segment_id, edit.at?.[0]);
      if (!segment || (segment.text === edit.text && segment.confidence === 1)) return { transcript, back: null };
      if (edit.text === '') return exchanged(transcript, segment, [], []);
      // The owner has confirmed these words.
      const next = { ...segment, text: edit.text, confidence: 1 };
      const own = wordsOf(transcript, segment.id);
      return exchanged(transcript, segment, [next], transcript.words.length === 0 ? [] : retimed(next, own));
    }
  }
}

/** Undoes the last edit, given its `back`. */
export function takeBack(transcript: Transcript, back: Back | null): Transcript {
  if (back === null) return transcript;
  if ('speakers' in back) {
    const before = new Map(back.speakers);
    const speakerOf = (segment: Segment): string | null =>
      before.get(segment.id) ?? (before.has(segment.id) ? null : segment.speaker);
    return spoken(
      transcript,
      transcript.segments.filter(({ id }) => before.has(id)),
      speakerOf,
    ).transcript;
  }
  return replaced(transcript, back);
}

/** Applies all corrections again, to another transcription of the same recording. */
export function applyEdits(
  transcript: Transcript,
  edits: readonly PlacedEdit[],
): { transcript: Transcript; applied: AppliedEdit[] } {
  let next = transcript;
  const applied = edits.map((edit): AppliedEdit => {
    const made = applyEdit(next, edit);
    next = made.transcript;
    return { edit, back: made.back };
  });
  return { transcript: next, applied };
}

/** An edit with its speakers renamed. */
export function renameEdit(edit: PlacedEdit, names: SpeakerNames): PlacedEdit {
  const name = (label: string): string => (Object.hasOwn(names, label) ? (names[label] ?? label) : label);
  if (edit.op === 'assign') return { ...edit, speaker: name(edit.speaker) };
  if (edit.op === 'merge') return { ...edit, from: name(edit.from), into: name(edit.into) };
  return edit;
}

/** The `back` of an edit with its speakers renamed. */
export function renameBack(back: Back | null, names: SpeakerNames): Back | null {
  const name = (label: string | null): string | null =>
    label !== null && Object.hasOwn(names, label) ? (names[label] ?? label) : label;
  if (back === null) return null;
  if ('speakers' in back) return { speakers: back.speakers.map(([id, speaker]) => [id, name(speaker)]) };
  return { ...back, segments: back.segments.map((segment) => ({ ...segment, speaker: name(segment.speaker) })) };
}

/** Whether any of the edits changes a speaker. */
export function changesSpeakers(edits: readonly Edit[]): boolean {
  return edits.some(({ op }) => op === 'assign' || op === 'merge');
}

/** Finds a passage by id if its times are similar, otherwise the passage with the largest overlap. */
function finder(segments: readonly Segment[]): (id: number, at?: Stretch) => Segment | null {
  const byId = new Map(segments.map((segment) => [segment.id, segment]));
  return (id, at) => {
    const known = byId.get(id) ?? null;
    if (
      !at ||
      (known && Math.abs(known.start_s - at.start_s) <= slack_s && Math.abs(known.end_s - at.end_s) <= slack_s)
    )
      return known;
    let best: Segment | null = null;
    let most = sameShare;
    for (const segment of segments) {
      const shared = Math.min(segment.end_s, at.end_s) - Math.max(segment.start_s, at.start_s);
      const both = Math.max(segment.end_s, at.end_s) - Math.min(segment.start_s, at.start_s);
      if (both > 0 && shared / both >= most) [best, most] = [segment, shared / both];
    }
    return best;
  };
}

/** Changes the speakers of the passages `changed`, by `speakerOf`. */
function spoken(
  transcript: Transcript,
  changed: readonly Segment[],
  speakerOf: (segment: Segment) => string | null,
): { transcript: Transcript; back: Back | null } {
  if (changed.length === 0) return { transcript, back: null };
  const back: Back = { speakers: changed.map(({ id, speaker }) => [id, speaker]) };
  const segments = transcript.segments.map((segment) => {
    const speaker = speakerOf(segment);
    return speaker === segment.speaker ? segment : { ...segment, speaker };
  });
  const heard = transcript.speaker_spans;
  const speaker_spans = heard && changed.reduce((spans, segment) => moved(spans, segment, speakerOf(segment)), heard);
  return { transcript: { ...transcript, segments, speaker_spans }, back };
}

type Spans = NonNullable<Transcript['speaker_spans']>;

/** Assigns the spans of a passage's speaker during the passage to another speaker. */
function moved(spans: Spans, { start_s, end_s, speaker }: Segment, to: string | null): Spans {
  return spans
    .flatMap((span) => {
      if (span.speaker !== speaker || span.end_s <= start_s || span.start_s >= end_s) return [span];
      const inside = { start_s: Math.max(span.start_s, start_s), end_s: Math.min(span.end_s, end_s) };
      const rest = [
        { ...span, end_s: inside.start_s },
        { ...span, start_s: inside.end_s },
      ].filter((part) => part.end_s > part.start_s);
      return to === null ? rest : [...rest, { speaker: to, ...inside }];
    })
    .toSorted((a, b) => a.start_s - b.start_s);
}

function split(
  transcript: Transcript,
  edit: Extract<PlacedEdit, { op: 'split' }>,
): { transcript: Transcript; back: Back | null } {
  const segment = finder(transcript.segments)(edit.segment_id, edit.at?.[0]);
  const cut = segment && wordsIn(segment.text)[edit.word];
  if (!segment || !cut || edit.word < 1) return { transcript, back: null };
  const own = wordsOf(transcript, segment.id);
  const first = firstFrom(segment.text, own, cut.at);
  const share = cut.at / segment.text.length;
  const start_s = own[first]?.start_s ?? segment.start_s + share * (segment.end_s - segment.start_s);
  const end_s = Math.min(own[first - 1]?.end_s ?? start_s, start_s);
  // Other passages keep their ids, since evidence and links refer to them.
  const id = 1 + transcript.segments.reduce((most, each) => Math.max(most, each.id), 0);
  const parts = [
    { ...segment, end_s, text: segment.text.slice(0, cut.at).trimEnd() },
    { ...segment, id, start_s, text: segment.text.slice(cut.at) },
  ];
  const words = own.map((word, index) => (index < first ? word : { ...word, segment_id: id }));
  return exchanged(transcript, segment, parts, words);
}

/** Index of the first word of a passage at or after an offset in its text. */
function firstFrom(text: string, words: readonly Word[], place: number): number {
  let from = 0;
  for (const [index, { word }] of words.entries()) {
    const at = text.indexOf(word, from);
    if (at >= place) return index;
    if (at !== -1) from = at + word.length;
  }
  return words.length;
}

function exchanged(
  transcript: Transcript,
  segment: Segment,
  segments: Segment[],
  words: Word[],
): { transcript: Transcript; back: Back } {
  const index = transcript.segments.indexOf(segment);
  const back = { index, put: segments.length, segments: [segment], words: wordsOf(transcript, segment.id) };
  return { transcript: replaced(transcript, { index, put: 1, segments, words }), back };
}

function wordsOf(transcript: Transcript, id: number): Word[] {
  return transcript.words.filter((word) => word.segment_id === id);
}

/** Replaces passages; words stay in the order of their passages. */
function replaced(transcript: Transcript, { index, put, ...others }: Exchange): Transcript {
  const gone = new Set(transcript.segments.slice(index, index + put).map(({ id }) => id));
  const segments = transcript.segments.toSpliced(index, put, ...others.segments);
  const after = new Set(transcript.segments.slice(index + put).map(({ id }) => id));
  const place = transcript.words.findIndex(({ segment_id }) => gone.has(segment_id) || after.has(segment_id));
  const [head, tail] =
    place === -1 ? [transcript.words, []] : [transcript.words.slice(0, place), transcript.words.slice(place)];
  return {
    ...transcript,
    segments,
    words: [...head, ...others.words, ...tail.filter(({ segment_id }) => !gone.has(segment_id))],
    transcript: segments.map(({ text }) => text).join(' '),
  };
}
