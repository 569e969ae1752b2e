import { stat } from 'node:fs/promises';
import type { Transcript } from '#lib/analyses/transcript/schema';
import { AppError } from '#lib/base/errors';
import { WorkerError, WorkerPool } from '#lib/base/workers/worker-pool';
import { readGivenTranscript, readOpening, type TextFile } from './given-transcript.ts';
import type { TextMethods } from './text-script.ts';

/** Reads transcripts that are given as text. */
export interface TextReader {
  /**
   * The first words; null if the file contains no text. Throws AppError `unreadable_transcript` and `upload_too_large`.
   */
  opening(file: TextFile): Promise<string | null>;
  /** The whole transcript. Throws the same. */
  transcript(file: Omit<TextFile, 'name'>): Promise<Transcript>;
  close(): Promise<void>;
}

/** A text up to this size, in bytes, is parsed in a few milliseconds, faster than a thread starts. */
const shortBytes = 30_000;
/** The longest accepted text takes a second. */
const timeoutMs = 60_000;

/**
 * Parses short texts at once and long ones in a thread, so that they do not block the event loop. The thread ends when
 * it has been idle for a while.
 */
export function createTextReader(): TextReader {
  const pool = new WorkerPool<TextMethods>({
    script: new URL('text-script.ts', import.meta.url),
    kind: 'thread',
    min: 0,
    max: 1,
  });
  const isShort = async (path: string): Promise<boolean> => (await stat(path)).size <= shortBytes;
  return {
    opening: async (file) =>
      (await isShort(file.path)) ? readOpening(file) : pool.run('opening', file, { timeoutMs }).catch(tooSlow),
    transcript: async (file) =>
      (await isShort(file.path))
        ? readGivenTranscript(file.path, file.wanted)
        : pool.run('transcript', file, { timeoutMs }).catch(tooSlow),
    close: () => pool.close(),
  };
}

function tooSlow(error: unknown): never {
  if (error instanceof WorkerError && error.reason === 'timeout')
    throw new AppError('unreadable_transcript', { reason: 'timeout' }, { cause: error });
  throw error;
}
