import type { ReadingInput } from '#lib/analyses/analysis';
import { quantile } from '#lib/base/statistics';
import type { TextModel } from '#lib/text/model';

/**
 * A pause is long if it exceeds a second and is an outlier of the recording: above the 75th percentile by more than 1.5
 * times the interquartile range (Tukey).
 */
const longPause_s = 1;

interface LongPause {
  start_s: number;
  end_s: number;
  /**
   * Inside a sentence, where pauses serve to plan the next words (Goldman-Eisler 1968); null if the text has no
   * punctuation to decide this.
   */
  inside: boolean | null;
  /** Offset of the character before which the pause lies. */
  at: number;
  speaker: string | null;
}

export interface Pauses {
  long: LongPause[];
  median_s: number;
}

/** The long pauses within one speaker's talk. Silence at a change of speaker belongs to neither, so it is left out. */
export function longPausesOf({ acoustics }: ReadingInput, model: TextModel): Pauses {
  const pauses = acoustics?.pauses ?? [];
  const lengths = pauses.map((pause) => pause.end_s - pause.start_s);
  const fence = Math.max(
    longPause_s,
    quantile(lengths, 0.75) + 1.5 * (quantile(lengths, 0.75) - quantile(lengths, 0.25)),
  );
  const punctuated = /[.!?]/u.test(model.text);
  const long: LongPause[] = [];
  let next = 0;
  for (const { start_s, end_s } of pauses) {
    if (end_s - start_s <= fence) continue;
    const middle = (start_s + end_s) / 2;
    while (next < model.segments.length && (model.segments[next]?.segment.start_s ?? 0) < middle) next += 1;
    const before = model.segments[next - 1];
    const after = model.segments[next];
    if (!before) continue;
    const speaker = model.speakers.bySegment[before.index] ?? null;
    const within = before.segment.end_s > middle + 0.1;
    if (!within && after && (model.speakers.bySegment[after.index] ?? null) !== speaker) continue;
    // A pause next to a passage that was left out may be at the end of a sentence.
    const tells =
      punctuated &&
      !within &&
      (after === undefined || model.left_out === 0 || after.segment.id === before.segment.id + 1);
    const inside = tells ? after !== undefined && !/[.!?…]["”’)]?\s*$/u.test(before.segment.text) : null;
    long.push({ start_s, end_s, inside, at: before.end, speaker });
  }
  return { long, median_s: quantile(lengths, 0.5) };
}
