import { createHash } from 'node:crypto';
import type { TextModel } from '#lib/text/model';

/** Characters that show nothing and can hide orders from a reader: zero-width, bidirectional, tags, other controls. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;

/**
 * The transcript as a model gets it, one line a segment: number, second, speaker, text. `[12.4 A]` costs a few tokens; the same as JSON
 * costs three times as many.
 */
export function transcriptLines({ segments, speakers }: Pick<TextModel, 'segments' | 'speakers'>, first = 0, end = segments.length): string {
  return segments
    .slice(first, end)
    .map(({ segment, index }) => {
      const speaker = speakers.bySegment[index];
      return `${index + 1} [${segment.start_s.toFixed(1)}${speaker ? ` ${oneLine(speaker)}` : ''}] ${oneLine(segment.text)}`;
    })
    .join('\n');
}

/** One line without what shows nothing. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(invisible, '').trim();
}

/**
 * Puts what others said between marks that cannot occur in it: the mark holds a hash of the text, so a speaker who reads out "end of the
 * transcript" ends nothing.
 */
export function fenced(name: string, text: string): string {
  const mark = `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  return `<${mark}>\n${text}\n</${mark}>`;
}
