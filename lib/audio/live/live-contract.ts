import type { SpeechSpan } from '#lib/audio/contract';

/** How it sounds at this moment, and what was counted so far. */
export interface LiveGauge {
  /** Of the last tenth of a second or so, RMS; -80 at the lowest. */
  level_dbfs: number;
  peak_dbfs: number;
  /** Something clipped since it was asked last. */
  is_clipping: boolean;
  /** Share of all samples. */
  clipping_ratio: number;
  /** Of the last voice, null where there is none. */
  pitch_hz: number | null;
  /** Seconds of voice, for each channel. */
  talk_s: number[];
  /** Silences of 0.3 s and more between speech, for each channel. */
  pauses: number[];
}

/** What was heard of a recording that is being made since it was asked last. */
export interface LiveHearing {
  /** Seconds of sound so far. */
  heard_s: number;
  /**
   * What has ended, in order of its start: at a pause of 0.3 s, or after 10 s. With two channels each has its number
   * and a speaker.
   */
  ended: SpeechSpan[];
  /** What is being said, up to now; at most one a channel. */
  open: SpeechSpan[];
  /** Since anybody was heard. */
  silent_s: number;
  gauge: LiveGauge;
}
