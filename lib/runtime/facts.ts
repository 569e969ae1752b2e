import { requireJournalSpace } from '#lib/base/free-space';
import type { Settings } from '#lib/base/settings/settings';
import { DraftNotices } from '#lib/db/connection/draft-notices';
import { DatabaseLog } from '#lib/db/log/database-log';
import { FactHub } from '#lib/events/hub';
import { ViewCache } from '#lib/events/view-cache';
import { SharedReads } from '#lib/events/shared-reads';
import { countAppended } from '#lib/runs/count-facts';
import type { Storage } from './storage.ts';

/** The log of facts, its subscribers, and the cache of views. */
export interface Facts {
  hub: FactHub;
  log: DatabaseLog;
  reads: SharedReads;
  /** The cache of session views. */
  views: ViewCache;
}

export function openFacts({ DATA_DIR }: Settings, { database: { db }, shared }: Storage): Facts {
  const hub = new FactHub();
  const log = new DatabaseLog(
    db,
    hub,
    shared ? { drafts: new DraftNotices(db) } : { requireRoom: () => requireJournalSpace(DATA_DIR) },
  );
  countAppended(log);
  const reads = new SharedReads(log);
  return { hub, log, reads, views: new ViewCache(reads) };
}
