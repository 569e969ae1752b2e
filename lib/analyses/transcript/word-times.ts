import type { Segment, Word } from '#lib/speech/contract';
import type { Transcript } from './schema.ts';

/**
 * The words of a transcript whose texts are those of its passages, as their times alone: for each word in order, in ms,
 * the time from the end of the word before (of the passage's start, for its first word) to its start, and its length.
 */
export interface WordTimes {
  approximate: boolean;
  /** Numbers of words per passage, in the order of the passages. */
  counts: number[];
  times_ms: number[];
}

/** Restores the words. */
export function wordsOf(segments: readonly Segment[], { approximate, counts, times_ms }: WordTimes): Word[] {
  const words: Word[] = [];
  let at = 0;
  for (const [index, { id: segment_id, text, start_s }] of segments.entries()) {
    const texts = textsOf(text);
    let before_ms = toMs(start_s);
    for (let place = 0; place < (counts[index] ?? 0); place += 1) {
      const start_ms = before_ms + (times_ms[at++] ?? 0);
      before_ms = start_ms + (times_ms[at++] ?? 0);
      words.push({
        segment_id,
        word: texts[place] ?? '',
        start_s: start_ms / 1000,
        end_s: before_ms / 1000,
        approximate,
      });
    }
  }
  return words;
}

export function textsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

export function toMs(seconds: number): number {
  return Math.round(seconds * 1000);
}

/** What is left out of a transcript because its passages contain it. */
export interface LeftOut {
  /** The full text is that of the passages. */
  joined: boolean;
  /** The words, if their texts are those of the passages. */
  words: WordTimes | null;
}

/** Restores what `withoutRepeats` left out. */
export function restored(data: Transcript, { joined, words }: LeftOut): Transcript {
  return {
    ...data,
    ...(joined ? { transcript: joinedText(data.segments) } : {}),
    ...(words ? { words: wordsOf(data.segments, words) } : {}),
  };
}

export function joinedText(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join(' ');
}
