import type { TimeSource } from '#lib/base/times';
import type { Segment, Word } from '#lib/speech/contract';

/** Seconds from the start of the recording. */
interface Stretch {
  start_s: number;
  end_s: number;
}

/** The parts of a transcript that the language layer uses. */
export interface TextSource {
  /** The segments' texts joined by one space. */
  transcript: string;
  segments: Segment[];
  /** May be empty; times inside a segment are then interpolated. */
  words: Word[];
  times: TimeSource;
  /** As in the transcript's schema. */
  sounds_foreign?: true | undefined;
  /** When each voice is heard, if it was measured in the speaker's own channel. */
  speaker_spans: ({ speaker: string } & Stretch)[] | null;
}

/** The caller's information on who spoke when. Times are in seconds. */
export interface SourceContext {
  speaker_diarization?: { speaker_label: string; start_time: number; end_time: number }[] | undefined;
}
