/** What the audio part gives to the others: types only, so that anybody may import it. */

/** What opening the file told, before anything was decoded. A probed duration is a hint, never a fact. */
export interface MediaInfo {
  container: string;
  codec: string;
  sample_rate_hz: number;
  channels: number;
  duration_hint_s: number | null;
  bit_rate_bps: number | null;
  /** Whether every current browser can play and seek the file as it is. */
  playable: boolean;
}

/** A stretch of speech, cut at pauses, at most 10 s, padded by up to 0.2 s on both sides. */
export interface SpeechSpan {
  start_s: number;
  end_s: number;
  /** The voiced parts inside, without padding. */
  voiced: { start_s: number; end_s: number }[];
}

/** Measured every `hop_s` over the whole recording; index i stands for i * hop_s to (i + 1) * hop_s. */
export interface AcousticTracks {
  hop_s: number;
  /** 0 where unvoiced. */
  pitch_hz: Float32Array;
  /** RMS in dBFS, -120 at the lowest. */
  intensity_dbfs: Float32Array;
  /** Speech probability, 0 to 1. */
  speech: Float32Array;
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
  /** Where it clips first; at most 20 places. */
  clipped: { start_s: number; end_s: number }[];
  /** Largest difference between the first two channels, relative to their level, in dB; null with one channel or silence. */
  channel_difference_db: number | null;
  /** Numbers, from 1, of channels without any sound while others have some. */
  silent_channels: number[];
}

export interface SpeechLevels {
  /** 0 to 1: share of the recording with speech. */
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
  /** Decoded. */
  duration_s: number;
  loudness: Loudness | null;
  levels: LevelReadings;
  speech: SpeechLevels;
  /** Highest frequency with content above the noise. */
  bandwidth_hz: number | null;
  /** The file is cut short or damaged; what is before that is measured. */
  breaks_off: boolean;
}

/** Features of one segment or of the whole; null where there was too little voice to measure. */
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
}

export interface AcousticFeatures {
  overall: VoiceFeatures;
  segments: ({ segment_id: number; start_s: number; end_s: number } & VoiceFeatures)[];
  /** Silences of at least 0.25 s between speech. */
  pauses: { start_s: number; end_s: number }[];
  /** Coefficient of variation of the segments' speech rates; null with fewer than three. */
  speech_rate_variability: number | null;
}

/** One recording being decoded, once, from start to end. Nobody has to await any of the promises. */
export interface Listening {
  /** Grows while decoding: 16 kHz mono, 16-bit little-endian. */
  pcm_path: string;
  info: Promise<MediaInfo>;
  /** In order of time, while decoding runs. */
  spans: AsyncIterable<SpeechSpan>;
  measured: Promise<AudioMeasurements>;
  tracks: Promise<AcousticTracks>;
}

export interface ListenRequest {
  path: string;
  /** For the samples; belongs to the caller, who deletes it. */
  work_dir: string;
  /** Where the waveform's peaks go: JSON `{ duration_s, peaks: number[] }`, 0 to 1. */
  peaks_path: string;
  /** Where a copy goes that every browser plays and seeks; none is made where the original will do. */
  playable_path: string;
  signal: AbortSignal;
  /** Called with the seconds decoded so far, at most ten times a second. */
  on_progress?: (decoded_s: number) => void;
}

/** Bytes to samples, in a child process of its own. All failures are AppErrors with a sentence. */
export interface Listener {
  warm(): Promise<void>;
  /** Opens the file and decodes its first frame. */
  probe(path: string): Promise<MediaInfo>;
  listen(request: ListenRequest): Listening;
  close(): Promise<void>;
}
