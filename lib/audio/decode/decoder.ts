import type { Loudness, MediaInfo } from '#lib/audio/contract';
import type { Mp3Shape } from '#lib/audio/write/mp3-shape';

/** How decoded sound looks, from its first block to its last. */
export interface SoundShape {
  sample_rate_hz: number;
  channels: number;
  /** FFmpeg's mask of the channel layout, such as `0x3f`; where the file has none, the count, such as `3c`. */
  layout: string;
}

export interface OpenOptions {
  /**
   * Numbers, from 0, of the sound tracks that are heard: one, or two of which each becomes a channel. Default: the
   * first two.
   */
  tracks?: readonly number[];
  /** More channels are mixed down to so many. */
  mostChannels?: 1 | 2;
  /** Default: that of the first track. */
  sample_rate_hz?: number;
}

/** An opened file whose first samples have been decoded, so that it is known to hold sound. */
export interface OpenedSound {
  info: MediaInfo;
  shape: SoundShape;
  /**
   * The next 0.1 s, interleaved, the last block shorter; valid until the following call. null at the end. Times are
   * those of the container: what starts late starts with silence, and a gap in the time stamps is silence. Parts of
   * another rate or with other channels are converted.
   */
  next(): Promise<Float32Array | null>;
  /** True once the file ended before what it declares, or parts of it could not be decoded. */
  readonly damaged: boolean;
  /** The latest moment that any track of the file has reached, films too; s. */
  readonly reached_s: number;
  /** The most that one packet has decoded to so far, in seconds. */
  readonly longestPacket_s: number;
  /** Processor time that decoding has taken, s. */
  readonly cpu_s: number;
  close(): void;
}

/** What is made of the samples; each array is valid only during the call. */
export interface WorkOutputs {
  /** EBU R128 over everything so far. */
  onLoudness: (measured: Loudness) => void;
  /** 16 kHz; mono, or of sound with two channels both, interleaved. */
  onSpeech: (samples: Int16Array) => void;
}

/**
 * Everything else that FFmpeg does with the samples that `OpenedSound` gave: loudness, resampling, the copy that every
 * browser plays.
 */
export interface SoundWorks {
  push(block: Float32Array): Promise<void>;
  finish(): Promise<void>;
  close(): void;
}

export interface WorksRequest {
  shape: SoundShape;
  /** Where the playable copy goes; null where none is made. */
  copy: { path: string; shape: Mp3Shape } | null;
}

/**
 * One way to FFmpeg. All that is measured comes from the samples of `open`, so that it is the same whichever way they
 * came.
 */
export interface Decoder {
  /**
   * Throws AppError: `no_audio`, `unsupported_media`, `unreadable_audio` or `audio_out_of_range`. The caller closes
   * what it gets.
   */
  open(path: string, options?: OpenOptions): Promise<OpenedSound>;
  works(request: WorksRequest, outputs: WorkOutputs): SoundWorks;
  /**
   * Counts, without decoding, how long a recording is at least; null where that cannot be told before it is decoded.
   */
  scan(path: string, maxAudioMinutes: number): PacketScan | null;
}

export interface PacketScan extends Disposable {
  /**
   * Looks at some more packets, of which one holds at most `longest_s`. True once there are no more. Throws AppError
   * `audio_too_long`.
   */
  read(packets: number, longest_s: number): boolean;
}
