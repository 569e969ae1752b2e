import type { SessionContext } from '#lib/analyses/session-context';
import type { SessionPage } from '#lib/sessions/contract';
import type { SessionStatus } from '#lib/events/view';

/** The recording of a session, in the session's folder. */
export interface StoredAudio {
  file: string;
  name: string;
  content_type: string;
}

export interface StoredSession {
  id: string;
  owner_id: string;
  title: string;
  status: SessionStatus;
  created_at: Date;
  last_seq: number;
  context: SessionContext;
  audio: StoredAudio | null;
  /** Probed first, decoded once that is known. */
  duration_s: number | null;
}

export type NewSession = Pick<StoredSession, 'id' | 'owner_id' | 'title' | 'context' | 'audio' | 'duration_s'>;

/** Sessions at rest. What may be seen by whom is not decided here but in access.ts. */
export interface SessionStore {
  insert(session: NewSession): Promise<StoredSession>;
  /** Gives an empty session of this owner its recording; null where there is no such session, or it has one already. */
  fill(session: NewSession): Promise<StoredSession | null>;
  find(id: string): Promise<StoredSession | null>;
  /** Newest first; `q` searches titles and transcripts. Throws AppError `invalid_cursor`. */
  list(ownerId: string, query: { q?: string; cursor?: string; limit: number }): Promise<SessionPage>;
  /** With recording, and not at their end. */
  unfinished(): Promise<StoredSession[]>;
  remove(id: string): Promise<void>;
}
