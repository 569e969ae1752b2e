/** What the audio part gives to the others: types only, so that anybody may import it. */
import type { AudioQualityMetrics } from '#lib/analyses/audio-quality-metrics/schema';

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
  quality: Promise<AudioQualityMetrics>;
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
