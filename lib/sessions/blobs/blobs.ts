import { randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '#lib/base/errors';

/** A range of bytes, both ends included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The files of sessions, outside the database: recordings, given transcripts, and files derived from them. A file is
 * written once, atomically, as `sessions/<session id>/<file>`. All methods throw AppError `storage_unreachable` if the
 * storage does not answer properly.
 */
export interface Blobs {
  /** Stores a file; afterwards it may be gone from `path`. */
  put(sessionId: string, file: string, path: string, signal?: AbortSignal): Promise<void>;
  /** Size in bytes; null if there is no such file. */
  size(sessionId: string, file: string): Promise<number | null>;
  /** Streams a part of a file; the caller may stop early. Throws AppError `recording_missing`. */
  read(sessionId: string, file: string, range: ByteRange, signal?: AbortSignal): Promise<Readable>;
  /**
   * A path on this machine for reading only: the file itself, or a copy in `folder`, which the caller deletes. Throws
   * AppError `recording_missing` or `disk_full`.
   */
  fetch(sessionId: string, file: string, folder: string, signal: AbortSignal): Promise<string>;
  drop(sessionId: string, file: string): Promise<void>;
  /** Erases all files of a session; missing files are ignored. */
  erase(sessionId: string): Promise<void>;
  /** Removes files whose writing started before `until` and was interrupted by a killed process. */
  dropUnfinished(until: Date): Promise<void>;
  /** null if the storage works, else a sentence about the problem for the operator. */
  problem(): Promise<string | null>;
  /** Aborts running transfers. */
  close(): void;
}

/** The outline of the waveform. */
export const peaksFile = 'peaks.json';
/** The copy that every browser can play and seek, if the original cannot be. */
export const playableFile = 'playable.mp3';
/**
 * The longest time to write a file, in ms; an older file that is unfinished, or belongs to no session, was left by a
 * killed process.
 */
export const longestPutMs = 45 * 60_000;

/** A new, unique file name. Only letters and digits of the given extension are kept. */
export function newFile(kind: 'recording' | 'transcript', name: string): string {
  const ending = extname(name).toLowerCase();
  return `${kind}-${randomBytes(4).toString('hex')}${/^\.[a-z0-9]{1,5}$/.test(ending) ? ending : ''}`;
}

export function recordingMissing(cause?: unknown): AppError {
  return new AppError('recording_missing', {}, { cause });
}
