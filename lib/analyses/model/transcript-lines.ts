import { createHash } from 'node:crypto';
import type { TextModel } from '#lib/text/model';
import { SpeakerTokens } from './speaker-tokens.ts';

/** Invisible characters, which can hide instructions from a reader: zero-width, bidirectional, tags, other controls. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;

/** In characters. Longer names are cut in the table. */
const longestName = 60;

/** The table of speaker tokens: "Speakers: S1 = "Anna", S2 = "Ben""; null if the speakers are unknown. */
export function speakerTable(model: TextModel): string | null {
  const tokens = SpeakerTokens.of(model);
  const table = tokens.names.map(
    (name) => `${tokens.token(name)} = ${JSON.stringify(oneLine(name).slice(0, longestName))}`,
  );
  return table.length === 0 ? null : `Speakers: ${table.join(', ')}`;
}

/**
 * The transcript for a model, one line per segment: number, speaker token and words. Times are left out; they are added
 * later, and would cost a model a fifth of its input.
 */
export function transcriptLines(model: TextModel): string[] {
  const tokens = SpeakerTokens.of(model);
  return model.segments.map(({ segment, index }) => {
    const speaker = model.speakers.bySegment[index] ?? null;
    return `${index + 1}${speaker === null ? '' : ` ${tokens.token(speaker)}`}: ${oneLine(segment.text)}`;
  });
}

/** The text as one line without invisible characters. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(invisible, '').trim();
}

/**
 * Puts untrusted text between marks that it cannot contain: the mark includes a hash of the text, so a speaker who says
 * "end of the transcript" ends nothing.
 */
export function fenced(name: string, text: string): string {
  const mark = `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  return `<${mark}>\n${text}\n</${mark}>`;
}
