import { round } from '#lib/base/statistics';
import type { Segment } from '#lib/speech/contract';
import type { TextSource } from './source.ts';

/** A segment with its character offsets in the whole text, end exclusive. */
export interface PlacedSegment {
  segment: Segment;
  index: number;
  start: number;
  end: number;
}

interface TimedWord {
  start: number;
  end: number;
  start_s: number;
  end_s: number;
}

/**
 * Converts character offsets to seconds: by word times if there are any, otherwise by interpolation inside the segment.
 * If only the starts of segments are known, a span begins with its segment.
 */
export interface Timing {
  placed: PlacedSegment[];
  /** The segment that contains this character, or the next one; undefined in an empty transcript. */
  segmentAt(offset: number): PlacedSegment | undefined;
  /** Seconds of a span; `end_s` is always greater than `start_s`. */
  times(start: number, end: number): { start_s: number; end_s: number };
}

/** In seconds: the shortest span that can be played. */
const minLength_s = 0.05;

export function timingOf(transcript: TextSource): Timing {
  const placed = place(transcript);
  const words = new Map<number, TimedWord[]>();
  const byId = Map.groupBy(transcript.words, (word) => word.segment_id);

  const timed = (at: PlacedSegment): TimedWord[] => {
    const known = words.get(at.index);
    if (known) return known;
    const out: TimedWord[] = [];
    let from = 0;
    for (const word of byId.get(at.segment.id) ?? []) {
      const found = findNear(at.segment.text, word.word, from);
      if (found < 0) continue;
      from = found + word.word.length;
      out.push({ start: at.start + found, end: at.start + from, start_s: word.start_s, end_s: word.end_s });
    }
    words.set(at.index, out);
    return out;
  };

  const linear = (at: PlacedSegment, offset: number, unknown: number): number => {
    if (transcript.times === 'starts') return unknown;
    const share = at.end === at.start ? 0 : (offset - at.start) / (at.end - at.start);
    return at.segment.start_s + Math.min(1, Math.max(0, share)) * (at.segment.end_s - at.segment.start_s);
  };

  const segmentAt = (offset: number): PlacedSegment | undefined => {
    const index = firstWhere(placed, (at) => at.end > offset);
    return placed[Math.min(index, placed.length - 1)];
  };

  return {
    placed,
    segmentAt,
    times(start, end) {
      const first = segmentAt(start);
      const last = segmentAt(Math.max(start, end - 1));
      if (!first || !last) return { start_s: 0, end_s: minLength_s };
      const firstWord = timed(first)[firstWhere(timed(first), (word) => word.end > start)];
      const lastWord = timed(last)[firstWhere(timed(last), (word) => word.start >= end) - 1];
      const start_s = firstWord?.start_s ?? linear(first, start, first.segment.start_s);
      const end_s = lastWord?.end_s ?? linear(last, end, last.segment.end_s);
      return { start_s: round(start_s), end_s: round(Math.max(end_s, start_s + minLength_s)) };
    },
  };
}

/** Index of the first item of a sorted list for which `holds` is true, or the length of the list. */
function firstWhere<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Like indexOf, but searches at most 1,000 characters, so that segments that were edited away do not make placing
 * quadratic.
 */
function findNear(text: string, part: string, from: number): number {
  if (part === '') return -1;
  const found = text.slice(from, from + part.length + 1000).indexOf(part);
  return found < 0 ? -1 : from + found;
}

/**
 * The text consists of the segments' texts joined by one space. In an edited text, segments are placed as far as they
 * are found in it.
 */
function place(transcript: TextSource): PlacedSegment[] {
  let at = 0;
  return transcript.segments.map((segment, index) => {
    const found = findNear(transcript.transcript, segment.text, at);
    const start = found < 0 ? Math.min(at, transcript.transcript.length) : found;
    const end = found < 0 ? start : found + segment.text.length;
    at = Math.min(end + 1, transcript.transcript.length);
    return { segment, index, start, end };
  });
}
