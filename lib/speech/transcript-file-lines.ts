import type { GivenSegment } from '#lib/speech/transcript-file';
import { takeLabels } from '#lib/speech/transcript-file-labels';
import { takeTimes } from '#lib/speech/transcript-file-times';

/** A line longer than this is cut at the ends of sentences, so that evidence can point into it. */
const longLine = 400;
const wantedLength = 240;

/**
 * A passage for each line, with the speaker and the time that the lines say; long lines are cut at the ends of their sentences. What has no
 * stamp of its own carries the one before it: more is not known.
 */
export function readLines(text: string): GivenSegment[] {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const { starts, rest } = takeTimes(lines);
  const labelled = takeLabels(rest);
  const out: GivenSegment[] = [];
  let start_s: number | null = null;
  for (const [index, line] of labelled.entries()) {
    // A label or a time alone on its line is for the line after it.
    start_s = starts?.[index] ?? start_s;
    if (!/\S/u.test(line.text)) continue;
    for (const part of partsOf(line.text)) {
      out.push({ text: part, speaker: line.speaker, start_s, end_s: null });
    }
  }
  return out;
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

function partsOf(line: string): string[] {
  if (line.length <= longLine) return [line];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of sentences.segment(line)) {
    part += segment;
    if (part.length < wantedLength) continue;
    parts.push(...cutAtSpaces(part.trim()));
    part = '';
  }
  return part.trim() === '' ? parts : [...parts, ...cutAtSpaces(part.trim())];
}

/** Text without any punctuation has one endless sentence. */
function cutAtSpaces(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  while (text.length - from > 2 * longLine) {
    const space = text.indexOf(' ', from + longLine);
    if (space < 0 || space - from > 2 * longLine) break;
    parts.push(text.slice(from, space));
    from = space + 1;
  }
  return [...parts, text.slice(from)];
}
