import type { Loudness, MediaInfo } from '#lib/audio/contract';
import type { Mp3Shape } from '#lib/audio/write/mp3-shape';

/** The format of the decoded sound, constant from its first block to its last. */
export interface SoundShape {
  sample_rate_hz: number;
  channels: number;
  /** FFmpeg's mask of the channel layout, such as `0x3f`; if the file has none, the channel count, such as `3c`. */
  layout: string;
}

export interface OpenOptions {
  /**
   * Numbers, from 0, of the sound tracks to decode: one, or two, each of which becomes a channel. Default: the first
   * two.
   */
  tracks?: readonly number[];
  /** More channels are mixed down to this many. */
  mostChannels?: 1 | 2;
  /** Default: the rate of the first track. */
  sample_rate_hz?: number;
}

/** An opened file whose first samples have been decoded, so it is known to contain sound. */
export interface OpenedSound {
  info: MediaInfo;
  shape: SoundShape;
  /**
   * The next 0.1 s, interleaved; the last block is shorter. Valid until the next call; null at the end. Times follow
   * the container: a late start begins with silence, and a gap in the time stamps is silence. Parts with another rate
   * or other channels are converted.
   */
  next(): Promise<Float32Array | null>;
  /** True once the file ended before its declared end, or parts of it could not be decoded. */
  readonly damaged: boolean;
  /** The latest time that any track of the file has reached, including video; in seconds. */
  readonly reached_s: number;
  /** The longest decoded packet so far, in seconds. */
  readonly longestPacket_s: number;
  /** Processor time of the decoding so far, in seconds. */
  readonly cpu_s: number;
  close(): void;
}

/** Outputs computed from the samples; each array is valid only during the call. */
export interface WorkOutputs {
  /** EBU R128 over everything so far. */
  onLoudness: (measured: Loudness) => void;
  /** 16 kHz; mono, or both channels of two-channel sound, interleaved. */
  onSpeech: (samples: Int16Array) => void;
}

/**
 * FFmpeg's other work on the samples from `OpenedSound`: loudness, resampling, the copy that every browser can play.
 */
export interface SoundWorks {
  push(block: Float32Array): Promise<void>;
  finish(): Promise<void>;
  close(): void;
}

export interface WorksRequest {
  shape: SoundShape;
  /** The playable copy; null if none is made. */
  copy: { path: string; shape: Mp3Shape } | null;
}

/** One way to use FFmpeg. All measurements use the samples from `open`, so they do not depend on the way. */
export interface Decoder {
  /**
   * Throws AppError: `no_audio`, `unsupported_media`, `unreadable_audio` or `audio_out_of_range`. The caller closes the
   * result.
   */
  open(path: string, options?: OpenOptions): Promise<OpenedSound>;
  works(request: WorksRequest, outputs: WorkOutputs): SoundWorks;
  /** Determines the least length of a recording without decoding; null if it is only known after decoding. */
  scan(path: string, maxAudioMinutes: number): PacketScan | null;
}

export interface PacketScan extends Disposable {
  /**
   * Reads some more packets, of which none holds more than `longest_s`. True when there are no more. Throws AppError
   * `audio_too_long`.
   */
  read(packets: number, longest_s: number): boolean;
}
