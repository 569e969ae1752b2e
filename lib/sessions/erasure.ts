import type { Logger } from '#lib/base/logs/logger';
import type { FactHub } from '#lib/events/hub';
import type { Blobs } from '#lib/sessions/blobs/blobs';
import { type PendingFiles, sweepLeftovers } from './leftovers.ts';
import type { Runs } from '#lib/sessions/processing/runs';
import type { SessionStore } from './store.ts';

const dayMs = 24 * 3600 * 1000;
const sweepEveryMs = 3600 * 1000;
/** How often to retry erasing files after the storage did not answer. */
const repairEveryMs = 20_000;
/**
 * Deletions that come together are purged together. No request is served during a purge, and visitors can delete as
 * often as they like. So the pause before the next purge is many times as long as the last one took, as far as the
 * promised minute allows.
 */
const pauseMs = { least: 10_000, most: 45_000, timesLast: 9 };

interface ErasureOptions {
  store: SessionStore;
  blobs: Blobs;
  pending: PendingFiles;
  /** Deletes the sound of recordings under way. */
  live: { erase(id: string): Promise<void> };
  runs: Runs;
  hub: FactHub;
  logger: Logger;
  /** Days after which a session is deleted; 0 for never. */
  retentionDays: number;
  /** Removes deleted rows from the database's files. */
  purge: () => Promise<void>;
}

/**
 * Deletes sessions completely: log, results, links and search text, audio and derived files, also from the database's
 * files.
 */
export class Erasure {
  readonly #options: ErasureOptions;
  #purging: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #erasedMeanwhile = false;
  #lastTookMs = 0;
  #sweeping: NodeJS.Timeout | null = null;
  #repairing: NodeJS.Timeout | null = null;
  /** Deleted sessions that may still have files. */
  readonly #left = new Set<string>();
  #isRepairing = false;

  constructor(options: ErasureOptions) {
    this.#options = options;
  }

  /** Viewers notice it by the end of their stream. Deleting a missing session does nothing. */
  async erase(id: string): Promise<void> {
    const { store, runs, hub } = this.#options;
    await runs.cancel(id);
    await store.remove(id);
    await this.#eraseFiles(id);
    hub.end(id);
    this.#purgeSoon();
  }

  /** Deletes all sessions of one owner; returns their number. */
  async eraseAllOf(ownerId: string): Promise<number> {
    const ids = await this.#options.store.ownedBy(ownerId);
    for (const id of ids) await this.erase(id);
    this.#purgeSoon();
    return ids.length;
  }

  /** Sweeps now, and then every hour. */
  async start(): Promise<void> {
    this.#sweeping = setInterval(() => void this.sweep(), sweepEveryMs).unref();
    this.#repairing = setInterval(() => void this.#repair(), repairEveryMs).unref();
    // A process that was killed during a deletion may have left files.
    for (const id of await this.#options.store.erasedSince(new Date(Date.now() - dayMs))) this.#left.add(id);
    void this.#repair();
    await this.sweep();
  }

  /** Deletes sessions that are older than the retention period, and files without a session. */
  async sweep(): Promise<void> {
    void this.#sweepLeftovers();
    const { store, retentionDays, logger } = this.#options;
    if (retentionDays === 0) return;
    try {
      const ids = await store.madeBefore(new Date(Date.now() - retentionDays * dayMs));
      for (const id of ids) await this.erase(id);
      if (ids.length > 0) logger.info({ sessions: ids.length }, 'deleted sessions older than the retention period');
    } catch (error) {
      logger.error({ err: error }, 'the sweep for old sessions failed');
    }
  }

  async #sweepLeftovers(): Promise<void> {
    const { blobs, pending, store, logger } = this.#options;
    try {
      const files = await sweepLeftovers(blobs, pending, store);
      if (files > 0) logger.info({ files }, 'removed files that have no session');
    } catch (error) {
      logger.warn({ err: error }, 'the sweep for files without a session failed');
    }
  }

  /** The deletion does not wait for an unavailable storage. */
  async #eraseFiles(id: string): Promise<boolean> {
    try {
      await this.#options.live.erase(id);
      await this.#options.blobs.erase(id);
      this.#left.delete(id);
      return true;
    } catch (error) {
      this.#left.add(id);
      this.#options.logger.warn({ session_id: id, err: error }, 'files of a deleted session are kept for now');
      return false;
    }
  }

  async #repair(): Promise<void> {
    if (this.#isRepairing) return;
    this.#isRepairing = true;
    try {
      for (const id of this.#left) if (!(await this.#eraseFiles(id))) return;
    } finally {
      this.#isRepairing = false;
    }
  }

  #purgeSoon(): void {
    const pause = Math.max(pauseMs.least, Math.min(pauseMs.most, pauseMs.timesLast * this.#lastTookMs));
    if (this.#running) this.#erasedMeanwhile = true;
    else this.#purging ??= setTimeout(() => void this.purge(), pause).unref();
  }

  /** One purge at a time; sessions that are deleted during one are left to the next. */
  purge(): Promise<void> {
    if (this.#purging) clearTimeout(this.#purging);
    this.#purging = null;
    this.#running ??= this.#purgeNow().finally(() => {
      this.#running = null;
      if (this.#erasedMeanwhile) this.#purgeSoon();
      this.#erasedMeanwhile = false;
    });
    return this.#running;
  }

  async #purgeNow(): Promise<void> {
    const started = performance.now();
    try {
      await this.#options.purge();
      this.#options.logger.info(
        { took_ms: Math.round(performance.now() - started) },
        'purged deleted sessions from the database files',
      );
    } catch (error) {
      this.#options.logger.error({ err: error }, 'purging the database files failed');
    }
    this.#lastTookMs = performance.now() - started;
  }

  /** Purges the remaining deleted sessions before the end. */
  async stop(): Promise<void> {
    if (this.#sweeping) clearInterval(this.#sweeping);
    if (this.#repairing) clearInterval(this.#repairing);
    await this.#running;
    if (this.#purging) await this.purge();
  }
}
