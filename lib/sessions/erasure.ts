import type { Logger } from '#lib/base/logger';
import type { FactHub } from '#lib/events/hub';
import type { Folders } from '#lib/sessions/folders';
import type { Runs } from '#lib/sessions/runs';
import type { SessionStore } from '#lib/sessions/store';

const dayMs = 24 * 3600 * 1000;
const sweepEveryMs = 3600 * 1000;
/** Erasures that come together are purged together. */
const purgeAfterMs = 10_000;

interface ErasureOptions {
  store: SessionStore;
  folders: Folders;
  runs: Runs;
  hub: FactHub;
  logger: Logger;
  /** Days after which a session is erased; 0 for never. */
  retentionDays: number;
  /** Removes what the database still holds of deleted rows on disk. */
  purge: () => Promise<void>;
}

/** What is erased is gone: log, results, links and search text, audio and what was derived from it, also from the database's files. */
export class Erasure {
  readonly #options: ErasureOptions;
  #purging: NodeJS.Timeout | null = null;
  #sweeping: NodeJS.Timeout | null = null;

  constructor(options: ErasureOptions) {
    this.#options = options;
  }

  /** Whoever watches is told by the end of the stream. Erasing what is not there does no harm. */
  async erase(id: string): Promise<void> {
    const { store, folders, runs, hub } = this.#options;
    await runs.cancel(id);
    await store.remove(id);
    await folders.erase(id);
    hub.end(id);
    this.#purgeSoon();
  }

  /** All sessions of one owner; answers how many there were. */
  async eraseAllOf(ownerId: string): Promise<number> {
    const ids = await this.#options.store.ownedBy(ownerId);
    for (const id of ids) await this.erase(id);
    this.#purgeSoon();
    return ids.length;
  }

  /** Sweeps now, and from now on every hour. */
  async start(): Promise<void> {
    this.#sweeping = setInterval(() => void this.sweep(), sweepEveryMs).unref();
    // A process that was killed in the middle of erasing may have left files.
    for (const id of await this.#options.store.erasedSince(new Date(Date.now() - dayMs))) await this.#options.folders.erase(id);
    await this.sweep();
  }

  /** Erases what is older than the days of retention. */
  async sweep(): Promise<void> {
    const { store, retentionDays, logger } = this.#options;
    if (retentionDays === 0) return;
    try {
      const ids = await store.madeBefore(new Date(Date.now() - retentionDays * dayMs));
      for (const id of ids) await this.erase(id);
      if (ids.length > 0) logger.info({ sessions: ids.length }, 'erased what was older than the days of retention');
    } catch (error) {
      logger.error({ err: error }, 'the sweep for old sessions failed');
    }
  }

  #purgeSoon(): void {
    this.#purging ??= setTimeout(() => void this.purge(), purgeAfterMs).unref();
  }

  async purge(): Promise<void> {
    if (this.#purging) clearTimeout(this.#purging);
    this.#purging = null;
    const started = performance.now();
    try {
      await this.#options.purge();
      this.#options.logger.info({ took_ms: Math.round(performance.now() - started) }, 'purged what was erased from the database files');
    } catch (error) {
      this.#options.logger.error({ err: error }, 'purging the database files failed');
    }
  }

  /** What was erased and not purged yet is purged before the end. */
  async stop(): Promise<void> {
    if (this.#sweeping) clearInterval(this.#sweeping);
    if (this.#purging) await this.purge();
  }
}
