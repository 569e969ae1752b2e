import type { Database } from './database.ts';
import type { NoticeHandlers } from './notices.ts';

export interface OpenDatabase {
  db: Database;
  /**
   * Hears what other processes say; null for the embedded database, which has no other process. Resolves once it
   * listens.
   */
  listen: ((handlers: NoticeHandlers) => Promise<{ close(): Promise<void> }>) | null;
  close(): Promise<void>;
}
