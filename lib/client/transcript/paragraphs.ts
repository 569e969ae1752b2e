import type { Segment } from '#lib/speech/contract';

/** Consecutive segments that are displayed as one paragraph. */
export interface Paragraph {
  /** The first segment's id. */
  id: number;
  start_s: number;
  speaker: string | null;
  /** True if the speaker differs from the paragraph before. */
  new_speaker: boolean;
  segments: Segment[];
}

/** A silence of this length, in seconds, starts a new paragraph. */
const pause_s = 1.6;
/** A paragraph of one voice is broken after about this many characters, at the end of a sentence. */
const long_characters = 520;
/** The same for texts without sentences, at any segment. */
const longest_characters = 1500;

const endsSentence = /[.?!…]["'”’)]?$/;

/** Breaks at a change of speaker, at a long pause, and at the end of a sentence once a paragraph is long. */
export function paragraphsOf(segments: readonly Segment[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let length = 0;
  for (const segment of segments) {
    const current = paragraphs.at(-1);
    const before = current?.segments.at(-1);
    const fits =
      current !== undefined &&
      before !== undefined &&
      segment.speaker === current.speaker &&
      segment.start_s - before.end_s < pause_s &&
      length <= longest_characters &&
      !(length > long_characters && endsSentence.test(before.text));
    if (fits) {
      current.segments.push(segment);
      length += segment.text.length + 1;
    } else {
      const new_speaker = segment.speaker !== null && segment.speaker !== (current?.speaker ?? null);
      paragraphs.push({
        id: segment.id,
        start_s: segment.start_s,
        speaker: segment.speaker,
        new_speaker,
        segments: [segment],
      });
      length = segment.text.length;
    }
  }
  return paragraphs;
}

/** Index of the segment at `time_s`, or of the last one before it; -1 before the first. */
export function segmentAt(segments: readonly Segment[], time_s: number): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const segment = segments[middle];
    if (segment && segment.start_s <= time_s) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The transcript as plain text for the clipboard; `clock` is null without times, or if none are wanted. */
export function plainText(
  segments: readonly Segment[],
  clock: ((seconds: number) => string) | null,
  names = true,
): string {
  return paragraphsOf(segments)
    .map((paragraph) => {
      const head = `${clock ? `[${clock(paragraph.start_s)}] ` : ''}${names && paragraph.speaker ? `${paragraph.speaker}: ` : ''}`;
      return `${head}${paragraph.segments.map((segment) => segment.text).join(' ')}`;
    })
    .join('\n\n');
}
