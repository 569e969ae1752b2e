import type { GivenSegment } from '#lib/speech/transcripts/contract';

/** A longer line, in characters, is split between sentences, so that evidence can point into it. */
const longLine = 400;
const wantedLength = 240;

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Splits a long text into parts of a few sentences each; no letter is lost. */
export function partsOf(line: string): string[] {
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

/** A text without punctuation is one endless sentence. */
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

/** Divides the time of consecutive passages with the same start and end among them, by their share of the letters. */
export function shared(segments: readonly GivenSegment[]): GivenSegment[] {
  const out: GivenSegment[] = [];
  for (let from = 0; from < segments.length;) {
    const first = segments[from];
    if (!first) break;
    let to = from + 1;
    while (first.end_s !== null && segments[to]?.start_s === first.start_s && segments[to]?.end_s === first.end_s)
      to += 1;
    const group = segments.slice(from, to);
    out.push(...(group.length > 1 ? shareOf(group, first.start_s ?? 0, first.end_s ?? 0) : group));
    from = to;
  }
  return out;
}

function shareOf(group: readonly GivenSegment[], start: number, end: number): GivenSegment[] {
  const total = group.reduce((sum, { text }) => sum + text.length, 0);
  const at = (letters: number): number => Math.round((start + ((end - start) * letters) / total) * 1000) / 1000;
  let before = 0;
  return group.map((segment) => {
    const start_s = at(before);
    before += segment.text.length;
    return { ...segment, start_s, end_s: at(before) };
  });
}
