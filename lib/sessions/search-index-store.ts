import type { FoundEntry } from '#lib/glance/found';
import type { SessionView } from '#lib/events/view';
import type { AlikeSession, LibraryQuery } from './contract.ts';

export type LibraryFilters = Omit<LibraryQuery, 'q' | 'sort' | 'cursor' | 'limit'>;

/** What a session is found by beside its words. */
export interface IndexEntry {
  /** The last fact of the view that it was made of. */
  seq: number;
  made_by: string;
  /** Which passages are read as one: the first, and that after the last. */
  windows: readonly (readonly [number, number])[];
  /** Packed, one vector for each window. */
  vectors: Int8Array;
  findings: readonly FoundEntry[];
}

export interface StoredVectors {
  session_id: string;
  windows: readonly (readonly [number, number])[];
  vectors: Int8Array;
}

/** A window of a session that means the same as what was asked for. */
export interface Hit {
  session_id: string;
  window: readonly [number, number];
  score: number;
}

/** The search index at rest. */
export interface SearchIndexStore {
  /** What is to be indexed; null where the session is gone. */
  view(sessionId: string): Promise<SessionView | null>;
  /** What is kept of the text as it is now; null where there is nothing, or only of another text or encoder. */
  vectors(sessionId: string, madeBy: string): Promise<StoredVectors | null>;
  /** In place of what was there. False where the text has changed since `seq`; nothing is kept then. */
  keep(sessionId: string, entry: IndexEntry): Promise<boolean>;
  /** Sessions at their end that have no index, or one of another text or encoder. */
  missing(madeBy: string): Promise<string[]>;
  /** Vectors of an owner's sessions, as far as they are of the text as it is now; some sessions at a time. */
  vectorsOf(ownerId: string, madeBy: string, filters: LibraryFilters): AsyncIterable<StoredVectors[]>;
  /** The sessions of these hits as their text is now, in the order in which they first come. */
  alike(ownerId: string, hits: readonly Hit[]): Promise<AlikeSession[]>;
}
