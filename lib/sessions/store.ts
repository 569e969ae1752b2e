import type { SpeakerNames } from '#lib/analyses/rename/speaker-names';
import type { SessionContext } from '#lib/analyses/session-context';
import type { Visibility } from '#lib/sessions/access/sharing-contract';
import type { LibraryQuery, OpenSession, SessionPage } from './contract.ts';
import type { EditOrder } from '#lib/events/edit-facts';
import type { Kept } from '#lib/sessions/owners/quotas';
import type { SessionStatus } from '#lib/events/view';

/** The recording of a session, in the session's folder. */
interface StoredAudio {
  file: string;
  name: string;
  content_type: string;
}

/** A transcript that was given instead of a recording, in the session's folder. */
interface StoredTranscript {
  file: string;
  /** null for pasted text. */
  name: string | null;
}

export interface StoredSession {
  id: string;
  owner_id: string;
  visibility: Visibility;
  /** When the plain address stops working for others than the owner; null for never. */
  link_expires_at: Date | null;
  title: string;
  status: SessionStatus;
  created_at: Date;
  last_seq: number;
  context: SessionContext;
  audio: StoredAudio | null;
  given: StoredTranscript | null;
  /** The names that the owner gave: from the engines' label to the displayed name. */
  speaker_names: SpeakerNames;
  /** First the probed length, then the decoded one. */
  duration_s: number | null;
}

export interface TakenRun {
  session: StoredSession;
  attempt: number;
  stalls: number;
}

export type NewSession = Pick<
  StoredSession,
  'id' | 'owner_id' | 'title' | 'context' | 'audio' | 'given' | 'duration_s'
> & { bytes?: number };

/** The store of sessions. Access is not decided here but in access.ts. */
export interface SessionStore {
  insert(session: NewSession & { visibility?: Visibility }): Promise<StoredSession>;
  /**
   * Gives an empty session of this owner its recording or transcript; null if there is no such session, or it has one
   * already.
   */
  fill(session: NewSession): Promise<StoredSession | null>;
  find(id: string): Promise<StoredSession | null>;
  /** Newest first by default. Throws AppError `invalid_cursor`. */
  list(ownerId: string, query: LibraryQuery): Promise<SessionPage>;
  /** Open items in this owner's sessions made since then, newest first. */
  open(ownerId: string, since: Date): Promise<OpenSession[]>;
  /** All tags of this owner, in alphabetical order. */
  tags(ownerId: string): Promise<string[]>;
  setTags(id: string, tags: readonly string[]): Promise<void>;
  /** Sessions with a recording or transcript that have not ended. */
  unfinished(): Promise<StoredSession[]>;
  /**
   * Takes up the run of a session, in one statement: from now on no earlier attempt can write. null if there is nothing
   * to run any more. `stalls` counts how many times in a row, this one included, it was taken up without progress.
   */
  take(id: string, kind: 'run' | 'again'): Promise<TakenRun | null>;
  /** How many times in a row the run was taken up without progress since. */
  stalls(id: string): Promise<number>;
  /** Returns a run that was left in good order, so that this does not count as a failed attempt. */
  giveBack(id: string, attempt: number): Promise<void>;
  /** Notifies the process that runs it, wherever that is, to end the run. */
  requestCancel(id: string): Promise<void>;
  rename(id: string, title: string): Promise<void>;
  setContext(id: string, context: SessionContext): Promise<void>;
  /** Undefined fields stay unchanged. */
  setAccess(id: string, change: { visibility?: Visibility; link_expires_at?: Date | null }): Promise<void>;
  /** Deletes the session, its log and its links; its address is remembered as deleted. */
  remove(id: string): Promise<void>;
  wasErased(id: string): Promise<boolean>;
  /** Ids of sessions made before `until`, and of all sessions of one owner. */
  madeBefore(until: Date): Promise<string[]>;
  ownedBy(ownerId: string): Promise<string[]>;
  /** The storage of one owner. */
  keptBy(ownerId: string): Promise<Kept>;
  /** Transfers all sessions of one owner to another; returns their number. */
  handOver(from: string, to: string): Promise<number>;
  /** Deleted since then, the last thousand, to find files that a killed process left. */
  erasedSince(since: Date): Promise<string[]>;
}

/** Corrects a transcript in one step: in the log, for the search, and for viewers. */
export interface TranscriptEditor {
  /**
   * `known` is the last `seq` that the owner had seen. Returns the fact's `seq`, null if nothing changed. Throws
   * AppError as `planEdits` does, and `not_found`.
   */
  editTranscript(sessionId: string, edits: readonly EditOrder[], known: number): Promise<number | null>;
}

/** Renames speakers in one step: in the log, for later facts, and for viewers. */
export interface SpeakerRenamer {
  /** Maps displayed names to new ones. Throws AppError `not_found`, `invalid_change` or `name_taken`. */
  renameSpeakers(sessionId: string, change: SpeakerNames): Promise<void>;
}
