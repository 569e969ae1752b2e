import { proseRenamer } from './rename-prose.ts';
import type { ResultData } from '#lib/analyses/results/results';
import type { SessionContext } from '#lib/analyses/session-context';
import type { CardType } from '#lib/analyses/steps';
import type { Segment } from '#lib/speech/contract';

/** Label that is in use to the name it gets. All are exchanged at once, so that two may swap. */
export type SpeakerNames = Readonly<Record<string, string>>;

/** Members that hold one label. */
const labelKeys: ReadonlySet<string> = new Set([
  'speaker',
  'who',
  'by',
  'of',
  'to',
  'from',
  'speaker_label',
  'asked_by',
  'answered_by',
]);
/** Members that hold a list of labels, and maps from labels. */
const listKeys: ReadonlySet<string> = new Set(['speakers', 'participants']);
const mapKeys: ReadonlySet<string> = new Set(['conversation_dominance']);
/** Members whose text is what was said, word for word. */
const verbatimKeys: ReadonlySet<string> = new Set([
  'quote',
  'text',
  'text_segment',
  'transcript',
  'word',
  'words',
  'question',
  'answer',
  'claim',
  'when',
  'first',
  'second',
  'key_topics',
]);

/**
 * A result with its speakers renamed: in the members that hold a label, in the keys of maps by speaker, and where a
 * sentence that the
 * reading wrote names a speaker. What was said is never changed. `said` is the whole text of the transcript, which
 * tells the one from
 * the other. The same object comes back where no speaker of `names` occurs.
 */
export function renameSpeakers<T extends CardType>(
  type: T,
  data: ResultData<T>,
  names: SpeakerNames,
  said: string,
): ResultData<T> {
  if (Object.keys(names).length === 0) return data;
  if (type === 'transcript') return renameTranscript(data as ResultData<'transcript'>, names) as ResultData<T>;
  return walk(data, { names, prose: proseRenamer(names, said), said }, '') as ResultData<T>;
}

/** Only segments and spans name speakers here, and the words of an hour are many. */
function renameTranscript(data: ResultData<'transcript'>, names: SpeakerNames): ResultData<'transcript'> {
  const rename = <S extends { speaker: string | null }>(items: S[]): S[] =>
    items.map((item) => ({ ...item, speaker: nameOf(names, item.speaker) }));
  if (!data.segments.some(({ speaker }) => nameOf(names, speaker) !== speaker)) return data;
  return {
    ...data,
    segments: rename(data.segments),
    speaker_spans:
      data.speaker_spans && data.speaker_spans.map((span) => ({ ...span, speaker: nameOf(names, span.speaker) })),
  };
}

export function renameSegment(segment: Segment, names: SpeakerNames): Segment {
  const speaker = nameOf(names, segment.speaker);
  return speaker === segment.speaker ? segment : { ...segment, speaker };
}

/** What the caller said of the conversation, with the names that the owner gave since. */
export function renameContext(context: SessionContext, names: SpeakerNames): SessionContext {
  return walk(context, { names, prose: (text) => text, said: '' }, '') as SessionContext;
}

function nameOf<S extends string | null>(names: SpeakerNames, label: S): S | string {
  return label !== null && Object.hasOwn(names, label) ? (names[label] ?? label) : label;
}

interface Renaming {
  names: SpeakerNames;
  prose: (text: string) => string;
  said: string;
}

/** Rebuilds only what changes. `key` is the member that holds the value, for the members of a list the list's. */
function walk(value: unknown, renaming: Renaming, key: string): unknown {
  if (typeof value === 'string') return renameText(value, renaming, key);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => walk(item, renaming, key));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const { names } = renaming;
  const before = Object.entries(value);
  const after = before.map(([member, inner]): [string, unknown] => [
    mapKeys.has(key) ? nameOf(names, member) : member,
    walk(inner, renaming, member),
  ]);
  return after.every(([member, inner], index) => member === before[index]?.[0] && inner === before[index]?.[1])
    ? value
    : Object.fromEntries(after);
}

function renameText(text: string, { names, prose, said }: Renaming, key: string): string {
  if (labelKeys.has(key) || listKeys.has(key)) return nameOf(names, text);
  // Names of kinds are lower case in one word.
  if (verbatimKeys.has(key) || !/[^a-z_]/.test(text)) return text;
  const renamed = prose(text);
  // Whatever stands in the transcript as it is was said.
  return renamed === text || (said !== '' && said.includes(text)) ? text : renamed;
}

/** The labels that occur in what is known of a session, in order of first speech. */
export function speakerLabels(
  segments: readonly Segment[],
  results: readonly (ResultData<CardType> | null)[],
): string[] {
  const labels = new Set<string>();
  for (const { speaker } of segments) if (speaker !== null) labels.add(speaker);
  const collect = (value: unknown, key: string): void => {
    if (typeof value === 'string' && key === 'speaker') labels.add(value);
    else if (Array.isArray(value)) for (const item of value) collect(item, key);
    else if (typeof value === 'object' && value !== null) {
      for (const [member, inner] of Object.entries(value)) {
        if (mapKeys.has(key)) labels.add(member);
        collect(inner, member);
      }
    }
  };
  for (const data of results)
    if (data) collect('words' in data ? { segments: data.segments, speaker_spans: data.speaker_spans } : data, '');
  return [...labels];
}
