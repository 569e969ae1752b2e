import type { Heard } from '#lib/audio/live/live-child';
import type { LiveTranscript } from './transcript.ts';

/**
 * Measurements of the current sound, sent to viewers twice a second: the `data` of an ephemeral `partial` of
 * `audio_analysis`.
 */
export interface LiveSoundNow {
  heard_s: number;
  level_dbfs: number;
  peak_dbfs: number;
  is_clipping: boolean;
  /** Share of all samples so far. */
  clipping_ratio: number;
  is_speech: boolean;
  /** Seconds since the last speech. */
  silent_s: number;
  talk_s: number;
  /** Per channel, if there are two. */
  speakers: { speaker: string; talk_s: number }[];
  pauses: number;
  pitch_hz: number | null;
  /** Words per minute of speech in the last 15 s of speech; null if there is too little. */
  pace_wpm: number | null;
  words: number;
}

export function gaugeOf({ heard_s, open, silent_s, gauge }: Heard, transcript: LiveTranscript): LiveSoundNow {
  const talk = gauge.talk_s.map(tenths);
  return {
    heard_s: tenths(heard_s),
    level_dbfs: tenths(gauge.level_dbfs),
    peak_dbfs: tenths(gauge.peak_dbfs),
    is_clipping: gauge.is_clipping,
    clipping_ratio: gauge.clipping_ratio,
    is_speech: open.length > 0,
    silent_s: tenths(silent_s),
    talk_s: tenths(gauge.talk_s.reduce((sum, each) => sum + each, 0)),
    speakers: talk.length < 2 ? [] : talk.map((talk_s, index) => ({ speaker: `Speaker ${index + 1}`, talk_s })),
    pauses: gauge.pauses.reduce((sum, each) => sum + each, 0),
    pitch_hz: gauge.pitch_hz,
    pace_wpm: transcript.pace_wpm,
    words: transcript.words,
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
