import type { Ephemeral, Fact, FactBody } from './facts.ts';

/** Hears a session's facts after they are durable, or that there will be no more (the session was erased). */
export interface FactSubscriber {
  onFacts(facts: readonly Fact[]): void;
  /** What is only shown, never stored; may be missed. */
  onEphemeral?(shown: Ephemeral): void;
  onEnd(): void;
  /** Facts may have been missed; the log has them. */
  onBehind?(): void;
}

/** How a run appends; who is no run says nothing of it. */
export interface Appending {
  /** Only while no later attempt of the session's run has been taken: else AppError `superseded`. */
  attempt?: number;
  /** A database that is away is waited for until then. */
  isOver?: (() => boolean) | undefined;
  /** In ms since 1970. */
  clock?: () => number;
}

/**
 * The one ordered log of a session, and the one owner of `seq` (1..n without a gap). A fact is durable before any
 * subscriber hears it. Appending to a session that does not exist throws AppError `not_found`.
 */
export interface EventLog {
  /** All or nothing, in the order given. */
  append(sessionId: string, bodies: readonly FactBody[], how?: Appending): Promise<Fact[]>;
  /** Facts after `after` in order, at most `limit`; empty at the end. */
  read(sessionId: string, after: number, limit: number): Promise<Fact[]>;
  /** Shows something to those who listen now, without storing it. */
  show(sessionId: string, shown: Ephemeral): void;
  subscribe(sessionId: string, subscriber: FactSubscriber): () => void;
}

/** Gives out logs of which only the newest attempt's can be written. */
export interface FencedLogs {
  /**
   * Appending there throws AppError `superseded` once a later attempt has been taken. Where the database is away it is
   * waited for, a minute or until
   * `isOver`; then AppError `database_unreachable`.
   */
  fenced(attempt: number, isOver?: () => boolean): EventLog;
}
