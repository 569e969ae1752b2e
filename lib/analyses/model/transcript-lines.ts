import { createHash } from 'node:crypto';
import type { TextModel } from '#lib/text/model';
import { SpeakerTokens } from './speaker-tokens.ts';

/** Characters that show nothing and can hide orders from a reader: zero-width, bidirectional, tags, other controls. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;

/** Longer names are cut in the table. */
const longestName = 60;

/** Who is called what: "Speakers: S1 = "Anna", S2 = "Ben""; null where speakers are not known. */
export function speakerTable(model: TextModel): string | null {
  const tokens = SpeakerTokens.of(model);
  const table = tokens.names.map(
    (name) => `${tokens.token(name)} = ${JSON.stringify(oneLine(name).slice(0, longestName))}`,
  );
  return table.length === 0 ? null : `Speakers: ${table.join(', ')}`;
}

/**
 * The transcript as a model gets it, one line a segment: its number, the token of its speaker, and what was said. Times
 * are ours to add, and would cost a model a fifth of what it reads.
 */
export function transcriptLines(model: TextModel): string[] {
  const tokens = SpeakerTokens.of(model);
  return model.segments.map(({ segment, index }) => {
    const speaker = model.speakers.bySegment[index] ?? null;
    return `${index + 1}${speaker === null ? '' : ` ${tokens.token(speaker)}`}: ${oneLine(segment.text)}`;
  });
}

/** One line without what shows nothing. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(invisible, '').trim();
}

/**
 * Puts what others said between marks that cannot occur in it: the mark holds a hash of the text, so a speaker who
 * reads out "end of the transcript" ends nothing.
 */
export function fenced(name: string, text: string): string {
  const mark = `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  return `<${mark}>\n${text}\n</${mark}>`;
}
