import type { Ephemeral, Fact, FactBody } from './facts.ts';

/** Gets a session's facts after they are durable, or learns that there will be no more (the session was deleted). */
export interface FactSubscriber {
  onFacts(facts: readonly Fact[]): void;
  /** A draft: shown, never stored; may be missed. */
  onEphemeral?(shown: Ephemeral): void;
  onEnd(): void;
  /** Facts may have been missed; the log has them. */
  onBehind?(): void;
}

/** Options of a run's appends; other writers leave them out. */
export interface Appending {
  /** Append only while no later attempt of the session's run has been taken; otherwise throw AppError `superseded`. */
  attempt?: number;
  /** How long to wait for an unavailable database. */
  isOver?: (() => boolean) | undefined;
  /** In ms since 1970. */
  clock?: () => number;
}

/**
 * The one ordered log of a session, and the only source of `seq` (1..n without a gap). A fact is durable before any
 * subscriber gets it. Appending to a session that does not exist throws AppError `not_found`.
 */
export interface EventLog {
  /** All or nothing, in the order given. */
  append(sessionId: string, bodies: readonly FactBody[], how?: Appending): Promise<Fact[]>;
  /** Facts after `after` in order, at most `limit`; empty at the end. */
  read(sessionId: string, after: number, limit: number): Promise<Fact[]>;
  /** Sends a draft to the current subscribers, without storing it. */
  show(sessionId: string, shown: Ephemeral): void;
  subscribe(sessionId: string, subscriber: FactSubscriber): () => void;
}

/** Gives out logs that only the newest attempt can write. */
export interface FencedLogs {
  /**
   * Appending to it throws AppError `superseded` once a later attempt has been taken. It waits for an unavailable
   * database, for a minute or until `isOver`; then it throws AppError `database_unreachable`.
   */
  fenced(attempt: number, isOver?: () => boolean): EventLog;
}
