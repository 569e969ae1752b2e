import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAppError } from '#lib/base/errors';
import type { Logger } from '#lib/base/logs/logger';
import { type Blobs, peaksFile, playableFile } from '#lib/sessions/blobs/blobs';

/** How long a run waits for a storage that does not answer, in growing steps; in ms. */
export interface Patience {
  first: number;
  longest: number;
  together: number;
}

export const patience: Patience = { first: 1_000, longest: 30_000, together: 600_000 };

interface RunFilesOptions {
  blobs: Blobs;
  logger: Logger;
  session_id: string;
  work_dir: string;
  signal: AbortSignal;
  patience: Patience;
}

/**
 * The files of one run: inputs are fetched to this machine when a step needs them, outputs are stored when they are
 * made.
 */
export class RunFiles {
  readonly #options: RunFilesOptions;
  readonly #unkept = new Set<string>([peaksFile, playableFile]);
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  #keeping: Promise<void> = Promise.resolve();

  constructor(options: RunFilesOptions) {
    this.#options = options;
    this.#signal = AbortSignal.any([options.signal, this.#stop.signal]);
  }

  /** The paths to which the run writes its outputs. */
  get paths(): { peaks_path: string; playable_path: string } {
    return { peaks_path: this.#here(peaksFile), playable_path: this.#here(playableFile) };
  }

  /**
   * Throws AppError `storage_unreachable` after waiting in vain, `recording_missing`, `disk_full`, or the reason of the
   * run's abort.
   */
  source(file: string): () => Promise<string> {
    const { blobs, session_id, work_dir } = this.#options;
    return () => this.#retrying(() => blobs.fetch(session_id, file, work_dir, this.#signal));
  }

  /** If the storage is unavailable now, `settle` tries again: results must not wait for the outline of a waveform. */
  readonly keep = (): Promise<void> => {
    this.#keeping = this.#putAll().catch((error: unknown) => this.#tell(error));
    return this.#keeping;
  };

  /** Stores the outputs that could not be stored before, within the time limit and while the run is not aborted. */
  async settle(): Promise<void> {
    await this.#keeping;
    if (this.#unkept.size > 0) await this.#retrying(() => this.#putAll()).catch((error: unknown) => this.#tell(error));
  }

  /** Afterwards nothing of this run is written any more. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#keeping;
  }

  async #putAll(): Promise<void> {
    const { blobs, session_id } = this.#options;
    for (const file of this.#unkept) {
      this.#signal.throwIfAborted();
      const exists = await access(this.#here(file)).then(
        () => true,
        () => false,
      );
      if (!exists) continue;
      await blobs.put(session_id, file, this.#here(file), this.#signal);
      this.#unkept.delete(file);
    }
  }

  #tell(error: unknown): void {
    const { logger, session_id } = this.#options;
    if (!this.#signal.aborted)
      logger.warn({ session_id, err: error }, 'the waveform or the playable copy could not be stored');
  }

  async #retrying<T>(work: () => Promise<T>): Promise<T> {
    const {
      logger,
      session_id,
      patience: { first, longest, together },
    } = this.#options;
    const until = performance.now() + together;
    for (let wait = first; ; wait = Math.min(2 * wait, longest)) {
      try {
        this.#signal.throwIfAborted();
        return await work();
      } catch (error) {
        if (!isAppError(error) || error.code !== 'storage_unreachable' || performance.now() + wait > until) throw error;
        logger.warn(
          { session_id, err: error.cause, wait_ms: wait },
          'the storage does not answer; the run waits for it',
        );
      }
      await sleep(wait, undefined, { signal: this.#signal });
    }
  }

  #here(file: string): string {
    return join(this.#options.work_dir, file);
  }
}
