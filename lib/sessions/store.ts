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
  /** null for text that was pasted. */
  name: string | null;
}

export interface StoredSession {
  id: string;
  owner_id: string;
  visibility: Visibility;
  /** When the plain address stops to work for others than the owner; null for never. */
  link_expires_at: Date | null;
  title: string;
  status: SessionStatus;
  created_at: Date;
  last_seq: number;
  context: SessionContext;
  audio: StoredAudio | null;
  given: StoredTranscript | null;
  /** The names that the owner gave: the engines' label to the name that everybody sees. */
  speaker_names: SpeakerNames;
  /** Probed first, decoded once that is known. */
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

/** Sessions at rest. What may be seen by whom is not decided here but in access.ts. */
export interface SessionStore {
  insert(session: NewSession & { visibility?: Visibility }): Promise<StoredSession>;
  /**
   * Gives an empty session of this owner its recording or transcript; null where there is no such session, or it has
   * one already.
   */
  fill(session: NewSession): Promise<StoredSession | null>;
  find(id: string): Promise<StoredSession | null>;
  /** Newest first unless asked otherwise. Throws AppError `invalid_cursor`. */
  list(ownerId: string, query: LibraryQuery): Promise<SessionPage>;
  /** What sessions of this owner that were made since then have open, the newest first. */
  open(ownerId: string, since: Date): Promise<OpenSession[]>;
  /** All tags of this owner, in the order of the alphabet. */
  tags(ownerId: string): Promise<string[]>;
  setTags(id: string, tags: readonly string[]): Promise<void>;
  /** With recording or transcript, and not at their end. */
  unfinished(): Promise<StoredSession[]>;
  /**
   * Takes the run of a session up, in one statement: from now on no earlier attempt can write. null where there is
   * nothing to run any more.
   * `stalls` says how many times in a row, this one included, it was taken up without having come further.
   */
  take(id: string, kind: 'run' | 'again'): Promise<TakenRun | null>;
  /** How many times in a row it was taken up and has not come further since. */
  stalls(id: string): Promise<number>;
  /** Gives a run back that was left in good order, so that this does not count as a failed attempt. */
  giveBack(id: string, attempt: number): Promise<void>;
  /** Tells the process that runs it, wherever that is, to end the run. */
  requestCancel(id: string): Promise<void>;
  rename(id: string, title: string): Promise<void>;
  setContext(id: string, context: SessionContext): Promise<void>;
  /** What is undefined stays as it is. */
  setAccess(id: string, change: { visibility?: Visibility; link_expires_at?: Date | null }): Promise<void>;
  /** The session, its log and its links are gone; its address is remembered as erased. */
  remove(id: string): Promise<void>;
  wasErased(id: string): Promise<boolean>;
  /** Ids of sessions made before `until`, and of all of one owner. */
  madeBefore(until: Date): Promise<string[]>;
  ownedBy(ownerId: string): Promise<string[]>;
  /** What one owner keeps. */
  keptBy(ownerId: string): Promise<Kept>;
  /** Gives all sessions of one owner to another; answers how many. */
  handOver(from: string, to: string): Promise<number>;
  /** Erased since then, the last thousand of them, for files that a killed process left. */
  erasedSince(since: Date): Promise<string[]>;
}

/** Corrects a transcript in one step: in the log, for what searches it, and for those who watch. */
export interface TranscriptEditor {
  /**
   * `known` is the last `seq` that the owner had seen. Gives the fact's `seq`, null where nothing changed. Throws
   * AppError as `planEdits` does, and `not_found`.
   */
  editTranscript(sessionId: string, edits: readonly EditOrder[], known: number): Promise<number | null>;
}

/** Gives speakers other names in one step: in the log, for what the log will get, and for those who watch. */
export interface SpeakerRenamer {
  /**
   * From the labels that everybody sees to the new names. Throws AppError `not_found`, `invalid_change` or
   * `name_taken`.
   */
  renameSpeakers(sessionId: string, change: SpeakerNames): Promise<void>;
}
