import type { FoundEntry } from '#lib/glance/found';
import type { SessionView } from '#lib/events/view';
import type { AlikeSession, LibraryQuery } from './contract.ts';

export type LibraryFilters = Omit<LibraryQuery, 'q' | 'sort' | 'cursor' | 'limit'>;

/** The search index of a session, besides its words. */
export interface IndexEntry {
  /** The last fact of the view that it was made from. */
  seq: number;
  made_by: string;
  /** Which passages form a window: the first, and the one after the last. */
  windows: readonly (readonly [number, number])[];
  /** Packed, one vector per window. */
  vectors: Int8Array;
  findings: readonly FoundEntry[];
}

/** An entry for a session's current text; another `seq` means another entry. */
export interface Indexed {
  session_id: string;
  seq: number;
}

export interface StoredVectors extends Indexed {
  vectors: Int8Array;
}

/** A window of a session with a meaning similar to the query, by its index in the entry. */
export interface Hit extends Indexed {
  window: number;
  score: number;
}

/** The store of the search index. */
export interface SearchIndexStore {
  /** The session to index; null if it was deleted. */
  view(sessionId: string): Promise<SessionView | null>;
  /** The stored vectors of the current text; null if there are none, or only of another text or encoder. */
  vectors(sessionId: string, madeBy: string): Promise<Int8Array | null>;
  /** Replaces the entry. False if the text has changed since `seq`; nothing is stored then. */
  keep(sessionId: string, entry: IndexEntry): Promise<boolean>;
  /** Ended sessions without an index, or with one of another text or encoder. */
  missing(madeBy: string): Promise<string[]>;
  /** The entries of an owner's sessions that belong to the current text, newest first. */
  indexed(ownerId: string, madeBy: string, filters: LibraryFilters): Promise<Indexed[]>;
  /** The vectors of these entries; entries that were replaced or deleted are missing. */
  vectorsOf(entries: readonly Indexed[]): Promise<StoredVectors[]>;
  /**
   * The sessions of these hits with their current text, in the order of their first hits. Replaced entries are missing.
   */
  alike(ownerId: string, hits: readonly Hit[]): Promise<AlikeSession[]>;
}
