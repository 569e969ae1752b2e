import type { Logger } from '#lib/base/logs/logger';
import type { Database } from '#lib/db/connection/database';
import { DatabaseSearchIndex } from '#lib/db/library/database-search-index';
import { untilQuiet } from '#lib/base/until-quiet';
import { IndexQueue } from '#lib/jobs/index-queue';
import type { JobQueue } from '#lib/jobs/job-queue';
import { SearchIndex } from '#lib/sessions/search-index';
import { createMeaningRoom } from '#lib/text/meaning/meaning-room';

export interface SearchIndexParts {
  index: SearchIndex;
  /** Queues the index of a session to be made again. Never rejects. */
  soon(sessionId: string): Promise<void>;
  /**
   * Starts to make indexes in this process, missing ones first, each after a pause between runs. `idleMs` returns for
   * how long no run has been active.
   */
  work(idleMs: () => number): Promise<void>;
  /** Waits for no more pauses, since the server is stopping. */
  stop(): void;
  close(): Promise<void>;
}

export async function openSearchIndex(queue: JobQueue, db: Database, logger: Logger): Promise<SearchIndexParts> {
  const room = createMeaningRoom();
  const stopping = new AbortController();
  const index = new SearchIndex(new DatabaseSearchIndex(db), room);
  const jobs = await IndexQueue.open(queue.boss, logger);
  const queueMissing = async (): Promise<void> => {
    const missing = await index.missing();
    if (missing.length > 0) logger.info({ sessions: missing.length }, 'making missing search indexes');
    for (const id of missing) await jobs.enqueue(id);
  };
  return {
    index,
    soon: (id) => jobs.enqueue(id),
    async work(idleMs) {
      // The encoder would take half the machine from a run.
      await jobs.work(async (id) => {
        await untilQuiet(idleMs, { signal: stopping.signal });
        await index.make(id);
      });
      // Not awaited, so that a library of thousands does not delay the start.
      void queueMissing().catch((error: unknown) =>
        logger.warn({ err: error }, 'missing search indexes could not be determined'),
      );
    },
    stop: () => stopping.abort(),
    close: () => room.close(),
  };
}
