import { customAnswerSchema } from '#lib/analyses/custom/schema';
import { type Places, placesIn } from './name-places.ts';
import type { SpeakerNames } from './speaker-names.ts';
import { proseRenamer } from './rename-prose.ts';
import type { ResultData } from '#lib/analyses/results/results';
import { schemas } from '#lib/analyses/results/schemas';
import { type SessionContext, sessionContextSchema } from '#lib/analyses/session-context';
import { type AnalysisType, analysisTypes, type CardType, isCustomType } from '#lib/analyses/steps';
import type { Segment } from '#lib/speech/contract';

const inResults = Object.fromEntries(analysisTypes.map((type) => [type, placesIn(schemas[type])])) as Record<
  AnalysisType,
  Places
>;
const inAnswers = placesIn(customAnswerSchema);
const inContext = placesIn(sessionContextSchema);

/**
 * A result with its speakers renamed: in fields that contain a label, in keys of maps by speaker, and in sentences of
 * the reading that name a speaker. Quoted words never change; `said`, the whole text of the transcript, identifies
 * them. Returns the same object if no speaker of `names` occurs.
 */
export function renameSpeakers<T extends CardType>(
  type: T,
  data: ResultData<T>,
  names: SpeakerNames,
  said: string,
): ResultData<T> {
  if (Object.keys(names).length === 0) return data;
  const renaming = { names, prose: proseRenamer(names, said), said };
  return walk(data, placesOf(type), renaming) as ResultData<T>;
}

export function renameSegment(segment: Segment, names: SpeakerNames): Segment {
  const speaker = nameOf(names, segment.speaker);
  return speaker === segment.speaker ? segment : { ...segment, speaker };
}

/** The caller's context, with the names that the owner has given since. */
export function renameContext(context: SessionContext, names: SpeakerNames): SessionContext {
  return walk(context, inContext, { names, prose: (text) => text, said: '' }) as SessionContext;
}

function nameOf<S extends string | null>(names: SpeakerNames, label: S): S | string {
  return label !== null && Object.hasOwn(names, label) ? (names[label] ?? label) : label;
}

function placesOf(type: CardType): Places {
  return isCustomType(type) ? inAnswers : inResults[type];
}

function isIn<K extends 'item' | 'members' | 'key'>(
  kind: K,
  places: Places,
): places is Extract<Places, { [N in K]: unknown }> {
  return typeof places === 'object' && places !== null && kind in places;
}

interface Renaming {
  names: SpeakerNames;
  prose: (text: string) => string;
  said: string;
}

/** Rebuilds only the parts that change. */
function walk(value: unknown, places: Places, renaming: Renaming): unknown {
  if (typeof value === 'string') return renameText(value, places, renaming);
  if (Array.isArray(value)) {
    if (!isIn('item', places)) return value;
    const items = value.map((item: unknown) => walk(item, places.item, renaming));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const before = Object.entries(value);
  const after = isIn('members', places)
    ? before.map(([member, inner]): [string, unknown] => [
        member,
        walk(inner, places.members[member] ?? null, renaming),
      ])
    : isIn('key', places)
      ? before.map(([key, inner]): [string, unknown] => [
          renameText(key, places.key, renaming),
          walk(inner, places.value, renaming),
        ])
      : before;
  return after.every(([member, inner], index) => member === before[index]?.[0] && inner === before[index]?.[1])
    ? value
    : Object.fromEntries(after);
}

function renameText(text: string, places: Places, { names, prose, said }: Renaming): string {
  if (places === 'speaker' || places === 'person') return nameOf(names, text);
  if (places !== 'prose') return text;
  const renamed = prose(text);
  // A text that occurs verbatim in the transcript is a quote.
  return renamed === text || (said !== '' && said.includes(text)) ? text : renamed;
}

/** The labels that occur in a session's transcript and results, in order of first speech. */
export function speakerLabels(
  segments: readonly Segment[],
  results: readonly { analysis_type: CardType; data: ResultData<CardType> | null }[],
): string[] {
  const labels = new Set<string>();
  for (const { speaker } of segments) if (speaker !== null) labels.add(speaker);
  for (const { analysis_type, data } of results) collect(data, placesOf(analysis_type), labels);
  return [...labels];
}

function collect(value: unknown, places: Places, labels: Set<string>): void {
  if (typeof value === 'string') {
    if (places === 'speaker') labels.add(value);
  } else if (Array.isArray(value)) {
    if (isIn('item', places)) for (const item of value) collect(item, places.item, labels);
  } else if (typeof value === 'object' && value !== null) {
    for (const [member, inner] of Object.entries(value)) {
      if (isIn('members', places)) collect(inner, places.members[member] ?? null, labels);
      else if (isIn('key', places)) {
        collect(member, places.key, labels);
        collect(inner, places.value, labels);
      }
    }
  }
}
