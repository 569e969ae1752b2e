import type { Transcript } from './schema.ts';
import type { RecognisedSegment } from '#lib/speech/contract';
import type { VoiceTurn, VoiceTurns } from '#lib/speech/voices/contract';

/** Least share of a passage with one voice at which the whole passage is assigned to it. */
const clearShare = 0.75;

/**
 * Assigns passages to the voices that were told apart, numbered in order of first speech. A passage in which no voice
 * has three quarters is split between words at the changes of voice; without word times it gets no speaker. Ids are
 * renumbered.
 */
export function speakersByVoice(
  recognised: readonly RecognisedSegment[],
  turns: readonly VoiceTurn[],
): RecognisedSegment[] {
  const order = [...new Set(turns.map(({ voice }) => voice))];
  const nameOf = (voice: number | null): string | null =>
    voice === null ? null : `Speaker ${order.indexOf(voice) + 1}`;
  let first = 0;
  const parts = recognised.flatMap((segment) => {
    while ((turns[first]?.end_s ?? Infinity) <= segment.start_s) first += 1;
    const heard: VoiceTurn[] = [];
    for (let index = first; (turns[index]?.start_s ?? Infinity) < segment.end_s; index++)
      heard.push(...turns.slice(index, index + 1));
    return partsOf(segment, heard).map(({ part, voice }) => ({ ...part, speaker: nameOf(voice) }));
  });
  return parts.map((part, id) => ({ ...part, id }));
}

/**
 * The transcript with its speakers assigned again; without voices, no passage has a speaker. Words and their times
 * stay.
 */
export function withSpeakersByVoice(made: Transcript, turns: VoiceTurns): Transcript {
  const { speakers_by: _, ...transcript } = made;
  const nobody = transcript.segments.map((segment) => ({ ...segment, speaker: null }));
  if (turns === null) return { ...transcript, segments: nobody };
  const words = Map.groupBy(transcript.words, ({ segment_id }) => segment_id);
  const told = speakersByVoice(
    nobody.map((segment) => ({ ...segment, voiced: [], words: words.get(segment.id) ?? [] })),
    turns,
  );
  return {
    ...transcript,
    speakers_by: 'voice',
    segments: told.map(({ id, start_s, end_s, speaker, text, confidence }) => ({
      id,
      start_s,
      end_s,
      speaker,
      text,
      confidence,
    })),
    // The words of a passage stay in its parts, in order.
    words: told.flatMap(({ id, words: own = [] }) =>
      own.map((word) => ({ approximate: false, ...word, segment_id: id })),
    ),
  };
}

function partsOf(
  segment: RecognisedSegment,
  turns: readonly VoiceTurn[],
): { part: RecognisedSegment; voice: number | null }[] {
  const shares = new Map<number, number>();
  for (const turn of turns) shares.set(turn.voice, (shares.get(turn.voice) ?? 0) + overlap(turn, segment));
  const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
  const clear = [...shares].find(([, share]) => share > 0 && share >= clearShare * total);
  if (clear) return [{ part: segment, voice: clear[0] }];
  const { words } = segment;
  if (!words || words.length === 0 || total === 0) return [{ part: segment, voice: null }];
  const groups: { voice: number | null; words: typeof words }[] = [];
  for (const word of words) {
    const voice = voiceOf(word, turns);
    const last = groups.at(-1);
    if (last && (voice === null || last.voice === voice)) last.words.push(word);
    else groups.push({ voice, words: [word] });
  }
  return groups.map(({ voice, words: own }, index) => {
    const start_s = index === 0 ? segment.start_s : (own[0]?.start_s ?? segment.start_s);
    const end_s = groups[index + 1]?.words[0]?.start_s ?? segment.end_s;
    const voiced = segment.voiced
      .filter((part) => part.end_s > start_s && part.start_s < end_s)
      .map((part) => ({ start_s: Math.max(start_s, part.start_s), end_s: Math.min(end_s, part.end_s) }));
    return {
      voice,
      part: { ...segment, start_s, end_s, text: own.map(({ word }) => word).join(' '), words: own, voiced },
    };
  });
}

/** The voice at the middle of a word; null if there is none. */
function voiceOf(word: { start_s: number; end_s: number }, turns: readonly VoiceTurn[]): number | null {
  const middle = (word.start_s + word.end_s) / 2;
  return turns.find(({ start_s, end_s }) => start_s <= middle && middle < end_s)?.voice ?? null;
}

function overlap(a: { start_s: number; end_s: number }, b: { start_s: number; end_s: number }): number {
  return Math.max(0, Math.min(a.end_s, b.end_s) - Math.max(a.start_s, b.start_s));
}
