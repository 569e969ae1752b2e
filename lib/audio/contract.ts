/** The types that lib/audio offers to other folders; no code, so that anyone may import it. */

/** Known after opening the file, before anything is decoded. A probed duration is a hint only. */
export interface MediaInfo {
  container: string;
  codec: string;
  sample_rate_hz: number;
  channels: number;
  /** True for more than two channels with a centre channel, which carries the speech of films. */
  centre: boolean;
  duration_hint_s: number | null;
  bit_rate_bps: number | null;
  /** Whether every current browser can play and seek the file as it is. */
  playable: boolean;
  /** The file's names of its sound tracks, in its own order; null for a track without a name. */
  tracks: readonly (string | null)[];
  /** Numbers, from 1, of the tracks that are decoded: one, or two, each of which becomes a channel. */
  heard_tracks: readonly number[];
  /** The file's tag says that each of its two channels has a source of its own, as in our live recordings. */
  separate_sources: boolean;
}

/** A stretch of speech, cut at pauses, at most 10 s, padded by up to 0.2 s on both sides. */
export interface SpeechSpan {
  start_s: number;
  end_s: number;
  /** The voiced parts inside, without padding. */
  voiced: { start_s: number; end_s: number }[];
  /** Number, from 1, of its channel; absent if it was heard in the mix of all channels. */
  channel?: number;
  /** Set once each channel is known to be a speaker. */
  speaker?: string;
}

/** One speaker who has a channel alone. */
export interface ChannelSpeaker {
  /** From 1. */
  channel: number;
  speaker: string;
  /** When this voice is heard, in order, without bleed from the other channel. */
  spans: { start_s: number; end_s: number }[];
  /** Measured in this channel alone. */
  tracks: AcousticTracks;
}

/** Measured every `hop_s` over the whole recording; index i covers i * hop_s to (i + 1) * hop_s. */
export interface AcousticTracks {
  hop_s: number;
  /** 0 in unvoiced frames. */
  pitch_hz: Float32Array;
  /** RMS in dBFS, -120 at the lowest. */
  intensity_dbfs: Float32Array;
  /** Speech probability, 0 to 1. */
  speech: Float32Array;
  /** Absent if it was not measured. */
  voice_quality?: VoiceQualityTracks;
  /** Clicks within a second are one entry; absent if clicks were not looked for. */
  clicks?: readonly { start_s: number; end_s: number; clicks: number }[];
}

/**
 * Measured at moments of steady voice, at most three per second, in order of time; all arrays but alpha have the same
 * length. NaN marks a failed measurement.
 */
export interface VoiceQualityTracks {
  at_s: Float32Array;
  /** Jitter (local), a ratio. */
  jitter: Float32Array;
  /** Shimmer (local) in dB. */
  shimmer_db: Float32Array;
  /** Harmonics-to-noise ratio in dB, at most 40. */
  hnr_db: Float32Array;
  /** For every 60 ms of voice, steady or not: energy of 1 to 5 kHz over that of 50 Hz to 1 kHz, in dB. */
  alpha_db: Float32Array;
  alpha_at_s: Float32Array;
}

/** EBU R128 as FFmpeg's `ebur128` reports it over everything so far; peak as a linear value. */
export interface Loudness {
  integrated_lufs: number;
  range_lu: number;
  true_peak: number;
}

/** Levels of the decoded samples, at their own rate and in their own channels. */
export interface LevelReadings {
  /** RMS over all channels; null for digital silence. */
  loudness_dbfs: number | null;
  /** Share of samples in runs at full scale, 0 to 1. */
  clipping_ratio: number;
  /** The first stretches that clip; at most 20. */
  clipped: { start_s: number; end_s: number }[];
  /**
   * Largest difference between the first two channels, relative to their level, in dB; null with one channel or
   * silence.
   */
  channel_difference_db: number | null;
  /**
   * The same for the sum of the first two channels: 3 dB for equal channels, 0 for independent ones, far below for
   * channels that cancel each other.
   */
  channel_sum_db: number | null;
  /** Numbers, from 1, of silent channels, if others have sound. */
  silent_channels: number[];
}

export interface SpeechLevels {
  /** Share of the recording with speech, 0 to 1. */
  speech_ratio: number;
  /** Median level of speech, dBFS; null without speech. */
  speech_dbfs: number | null;
  background_noise_dbfs: number | null;
  signal_to_noise_ratio_db: number | null;
  /** Standard deviation of the speech level between stretches of 1 s, in dB; null with fewer than three. */
  level_spread_db: number | null;
}

/** Everything measured in one pass over a recording. */
export interface AudioMeasurements {
  info: MediaInfo;
  /** The decoded length. */
  duration_s: number;
  loudness: Loudness | null;
  levels: LevelReadings;
  speech: SpeechLevels;
  /** Highest frequency with content above the noise. */
  bandwidth_hz: number | null;
  /** The file is truncated or damaged; the part before that is measured. */
  breaks_off: boolean;
  /** Numbers, from 1, of the sound tracks with speech. */
  heard_tracks: readonly number[];
}

/** Features of one segment or of the whole; null if there was too little voice to measure. */
export interface VoiceFeatures {
  pitch_median_hz: number | null;
  /** 5th to 95th percentile of voiced frames. */
  pitch_range_semitones: number | null;
  /** Standard deviation in semitones. */
  pitch_variability_semitones: number | null;
  /** Median over speech frames. */
  intensity_dbfs: number | null;
  /** 95th minus 10th percentile over speech frames. */
  intensity_range_db: number | null;
  voiced_s: number;
  /** Words per minute of voiced time. */
  speech_rate_wpm: number | null;
  /** Medians over moments of steady voice: jitter (local) as a ratio, shimmer (local) and harmonics to noise in dB. */
  jitter_local: number | null;
  shimmer_local_db: number | null;
  hnr_db: number | null;
  /** Mean alpha ratio over all voice: energy of 1 to 5 kHz over that of 50 Hz to 1 kHz. Rises with vocal effort. */
  alpha_ratio_db: number | null;
}

export interface AcousticFeatures {
  overall: VoiceFeatures;
  segments: ({ segment_id: number; start_s: number; end_s: number } & VoiceFeatures)[];
  /** Silences of at least 0.25 s between speech. */
  pauses: { start_s: number; end_s: number }[];
  /** Coefficient of variation of the segments' speech rates; null with fewer than three. */
  speech_rate_variability: number | null;
  /**
   * Equal windows of at least 10 s, at most 300; one window if the recording is shorter. Empty if words have no times.
   */
  rate_over_time: { start_s: number; end_s: number; wpm: number | null }[];
  /** Medians per step, at most 600 steps of at least 0.1 s; null in a step without voice or speech. */
  curves: VoiceCurves | null;
  /** Phrases (speech between pauses) with a measurable end, and how many of them end in a rise. */
  phrase_ends: { measured: number; rising: number };
  /** Places with clicks, in order of time. */
  clicks: { start_s: number; end_s: number; clicks: number }[];
}

export interface VoiceCurves {
  step_s: number;
  pitch_hz: (number | null)[];
  intensity_dbfs: (number | null)[];
}

/** One recording while it is decoded, once, from start to end. No promise has to be awaited. */
export interface Listening {
  /** Grows while decoding: 16 kHz mono, 16-bit little-endian. */
  pcm_path: string;
  /** The same for each channel alone, in order; only spans with a `channel` may be read from there. */
  channel_pcm_paths: readonly string[];
  info: Promise<MediaInfo>;
  /** In order of their start, while decoding runs; spans of different channels may overlap. */
  spans: AsyncIterable<SpeechSpan>;
  measured: Promise<AudioMeasurements>;
  /** Tracks of the mix of all channels. */
  tracks: Promise<AcousticTracks>;
  /** Resolves when `on_written` has resolved: then the peaks, and the copy if there is one, can be fetched. */
  stored: Promise<void>;
  /** One entry per channel if each of two channels carries a voice of its own; otherwise null. */
  speakers: Promise<ChannelSpeaker[] | null>;
}

export interface ListenRequest {
  /** May be a promise while the file is being fetched to this machine. */
  path: string | Promise<string>;
  /** Folder for the samples; the caller deletes it. */
  work_dir: string;
  /** File for the waveform's peaks: JSON `{ duration_s, peaks: number[] }`, 0 to 1. */
  peaks_path: string;
  /** File for a copy that every browser can play and seek; not written if the original can be played. */
  playable_path: string;
  signal: AbortSignal;
  /** Called with the seconds decoded so far, at most ten times a second. */
  on_progress?: (decoded_s: number) => void;
  /** Called once the peaks, and the copy if there is one, are written. */
  on_written?: () => Promise<void>;
}

/** From bytes to samples, in a child process. All failures are AppErrors with a sentence. */
export interface Listener {
  warm(): Promise<void>;
  /** Opens the file and decodes its first frame. */
  probe(path: string): Promise<MediaInfo>;
  listen(request: ListenRequest): Listening;
  /**
   * Writes a part of a recording as WAV: 16-bit PCM at its own rate. Throws AppError `invalid_query` if the recording
   * ends before the part begins.
   */
  cut(part: { path: string; from_s: number; to_s: number; wav_path: string }, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
