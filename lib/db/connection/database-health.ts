import { pattern } from '#lib/base/pattern';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { AppError, toAppError } from '#lib/base/errors';
import type { Logger } from '#lib/base/logs/logger';

/**
 * A statement without an answer after this time, in ms, was sent over a dead connection. None of ours takes a second.
 */
export const answerMs = 15_000;
/** How long a run waits for an unavailable database, or one without disk space, before it is returned to the queue. */
const retryMs = 60_000;

/**
 * The system's codes of a broken connection, and PostgreSQL's: class 08, a server that stops, starts or ends an idle
 * connection (57P01 to 57P05, 25P03), too many connections (53300).
 */
const codes = pattern()`
  ^(08\w{3}|57P0[1235]|25P03|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH
  |ENETDOWN|ENOTFOUND|EAI_AGAIN)$
`;
/** Messages of the client library that have no code. */
const messages = pattern()`
  ^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout
  |Client (was closed|has encountered a connection error)|LISTEN\/NOTIFY (heartbeat|connection|channel))
`;

/** Whether an error of the client library, or of code built on it, means that the server could not be reached. */
export function isBrokenConnection(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && typeof error.code === 'string' && codes.test(error.code)) return true;
  return 'message' in error && typeof error.message === 'string' && messages.test(error.message);
}

/** Problems that pass by themselves: the database is unavailable, or its disk is full. */
function isForAWhile(error: unknown): boolean {
  return isAway(error) || toAppError(error).code === 'disk_full';
}

export function isAway(error: unknown): boolean {
  return toAppError(error).code === 'database_unreachable';
}

/**
 * Whether the database can be reached, judged by the results of real queries. Each change is logged once, however many
 * callers notice it.
 */
export class DatabaseHealth {
  readonly #logger: Pick<Logger, 'warn' | 'info'> | null;
  #lostAt: number | null = null;

  constructor(logger: Pick<Logger, 'warn' | 'info'> | null = null) {
    this.#logger = logger;
  }

  get isLost(): boolean {
    return this.#lostAt !== null;
  }

  /**
   * For work that would notice too late. Throws AppError `database_unreachable` while the database is known to be
   * unavailable.
   */
  requireAvailable(): void {
    if (this.#lostAt !== null) throw away();
  }

  failed(cause: unknown): void {
    if (this.#lostAt !== null) return;
    this.#lostAt = performance.now();
    this.#logger?.warn(
      { err: cause },
      'the database cannot be reached: requests are answered with 503, and runs wait for it',
    );
  }

  answered(): void {
    if (this.#lostAt === null) return;
    const away_ms = Math.round(performance.now() - this.#lostAt);
    this.#lostAt = null;
    this.#logger?.info({ away_ms }, 'the database is back');
  }

  /** Runs `act`, which uses the database. Throws AppError `database_unreachable` if it cannot be reached. */
  async watch<T>(act: () => Promise<T>): Promise<T> {
    try {
      const result = await act();
      this.answered();
      return result;
    } catch (cause) {
      if (!isBrokenConnection(cause)) throw cause;
      this.failed(cause);
      throw away({ cause });
    }
  }
}

function away(options?: ErrorOptions): AppError {
  return new AppError('database_unreachable', { reason: 'away' }, options);
}

/**
 * Retries `act` while the database is unavailable or its disk is full, for a minute or until `isOver`. `act` must
 * itself find out whether an attempt without an answer succeeded.
 */
export async function retryWhileUnavailable<T>(act: () => Promise<T>, isOver: () => boolean = () => false): Promise<T> {
  const deadline = performance.now() + retryMs;
  const isWorthWaiting = (error: unknown) => isForAWhile(error) && !isOver() && performance.now() < deadline;
  return retry(handleWhen(isWorthWaiting), {
    maxAttempts: Number.MAX_SAFE_INTEGER,
    backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: 2_000 }),
  }).execute(act);
}
