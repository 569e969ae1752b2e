import type { Database } from './database.ts';
import type { NoticeHandlers } from './notices.ts';

export interface OpenDatabase {
  db: Database;
  /**
   * Listens to the notices of other processes; null for the embedded database, which has no other process. Resolves
   * once it listens.
   */
  listen: ((handlers: NoticeHandlers) => Promise<{ close(): Promise<void> }>) | null;
  close(): Promise<void>;
}
