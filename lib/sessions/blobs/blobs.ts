import { randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '#lib/base/errors';

/** Bytes of a file, both ends included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * What is kept of sessions beside the database: recordings, given transcripts, and what was derived from them. A file
 * is written once, whole or not at all, as `sessions/<session id>/<file>`. All methods throw AppError
 * `storage_unreachable` where the storage does not answer as it should.
 */
export interface Blobs {
  /** Takes a file over; afterwards it may be gone from where it was. */
  put(sessionId: string, file: string, path: string, signal?: AbortSignal): Promise<void>;
  /** Bytes; null where there is no such file. */
  size(sessionId: string, file: string): Promise<number | null>;
  /** A part of a file, as it comes; leaving it early is allowed. Throws AppError `recording_missing`. */
  read(sessionId: string, file: string, range: ByteRange, signal?: AbortSignal): Promise<Readable>;
  /**
   * A path on this machine that is only read from: the file itself, or a copy in `folder`, which the caller deletes.
   * Throws AppError `recording_missing` or `disk_full`.
   */
  fetch(sessionId: string, file: string, folder: string, signal: AbortSignal): Promise<string>;
  drop(sessionId: string, file: string): Promise<void>;
  /** Everything of a session; what is not there does no harm. */
  erase(sessionId: string): Promise<void>;
  /** Removes what killed processes left in the middle of writing before `until`. */
  dropUnfinished(until: Date): Promise<void>;
  /** null where all is well, else what is wrong, for whoever runs the installation. */
  problem(): Promise<string | null>;
  /** Breaks off what is under way. */
  close(): void;
}

/** The waveform's outline. */
export const peaksFile = 'peaks.json';
/** The copy that every browser plays and seeks, where the original is not one. */
export const playableFile = 'playable.mp3';
/**
 * Writing a file takes at most this long, in ms; what is older and unfinished, or no session's, was left by a killed
 * process.
 */
export const longestPutMs = 45 * 60_000;

/** A name for what was sent, which is never one that exists. Only letters and digits of the given ending are kept. */
export function newFile(kind: 'recording' | 'transcript', name: string): string {
  const ending = extname(name).toLowerCase();
  return `${kind}-${randomBytes(4).toString('hex')}${/^\.[a-z0-9]{1,5}$/.test(ending) ? ending : ''}`;
}

export function recordingMissing(cause?: unknown): AppError {
  return new AppError('recording_missing', {}, { cause });
}
