import type { SpeechSpan } from '#lib/audio/contract';

/** Measurements of the current sound, and counts so far. */
export interface LiveGauge {
  /** RMS of the last tenth of a second or so; -80 at the lowest. */
  level_dbfs: number;
  peak_dbfs: number;
  /** Whether there was clipping since the last call. */
  is_clipping: boolean;
  /** Share of all samples. */
  clipping_ratio: number;
  /** Of the latest voice; null if there is none. */
  pitch_hz: number | null;
  /** Seconds of voice, per channel. */
  talk_s: number[];
  /** Silences of 0.3 s or more between speech, per channel. */
  pauses: number[];
}

/** The new results for a recording under way, since the last call. */
export interface LiveHearing {
  /** Seconds of sound so far. */
  heard_s: number;
  /**
   * Spans that have ended, in order of their start: at a pause of 0.3 s, or after 10 s. With two channels each has its
   * number and a speaker.
   */
  ended: SpeechSpan[];
  /** Unfinished spans, up to now; at most one per channel. */
  open: SpeechSpan[];
  /** Seconds since the last speech. */
  silent_s: number;
  gauge: LiveGauge;
}
