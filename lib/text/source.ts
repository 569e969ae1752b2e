import type { TimeSource } from '#lib/base/times';
import type { Segment, Word } from '#lib/speech/contract';

/** Seconds from the start of the recording. */
interface Stretch {
  start_s: number;
  end_s: number;
}

/** A transcript, as far as the language layer looks at it. */
export interface TextSource {
  /** The segments' texts joined by one space. */
  transcript: string;
  segments: Segment[];
  /** May be empty; times inside a segment are then taken linearly. */
  words: Word[];
  times: TimeSource;
  /** As in the transcript's schema. */
  sounds_foreign?: true | undefined;
  /** When each voice is heard, where it was measured in that speaker's own channel. */
  speaker_spans: ({ speaker: string } & Stretch)[] | null;
}

/** What the caller knows of who spoke when; times are seconds. */
export interface SourceContext {
  speaker_diarization?: { speaker_label: string; start_time: number; end_time: number }[] | undefined;
}
