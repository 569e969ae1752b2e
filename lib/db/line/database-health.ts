import { pattern } from '#lib/base/pattern';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { AppError, toAppError } from '#lib/base/errors';
import type { Logger } from '#lib/base/logs/logger';

/**
 * A statement that is not answered within this time, in ms, went into a line that is dead. None of ours takes a second.
 */
export const answerMs = 15_000;
/** How long a run waits for a database that is away, or has no room, before it is left to the queue. */
const retryMs = 60_000;

/**
 * System codes of a broken connection, and PostgreSQL's: class 08, a server that stops or starts, or ends what has been
 * idle (57P01 to 57P05, 25P03), no connection left (53300).
 */
const codes = pattern()`
  ^(08\w{3}|57P0[1235]|25P03|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH
  |ENETDOWN|ENOTFOUND|EAI_AGAIN)$
`;
/** What the client library says without a code. */
const messages = pattern()`
  ^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout
  |Client (was closed|has encountered a connection error)|LISTEN\/NOTIFY (heartbeat|connection|channel))
`;

/** Whether an error of the client library, or of what is built on it, means that the server could not be reached. */
export function isBrokenLine(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && typeof error.code === 'string' && codes.test(error.code)) return true;
  return 'message' in error && typeof error.message === 'string' && messages.test(error.message);
}

/** What passes without our doing: the database is away, or its disk is full. */
function isForAWhile(error: unknown): boolean {
  return isAway(error) || toAppError(error).code === 'disk_full';
}

export function isAway(error: unknown): boolean {
  return toAppError(error).code === 'database_unreachable';
}

/**
 * Whether the database can be reached, as those find out who ask it. The log is told once when that changes, however
 * many find out.
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

  /** For what would find out too late. Throws AppError `database_unreachable` while it is known to be away. */
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

  /** Does something with the database. Where that cannot be reached, throws AppError `database_unreachable`. */
  async watch<T>(act: () => Promise<T>): Promise<T> {
    try {
      const result = await act();
      this.answered();
      return result;
    } catch (cause) {
      if (!isBrokenLine(cause)) throw cause;
      this.failed(cause);
      throw away({ cause });
    }
  }
}

function away(options?: ErrorOptions): AppError {
  return new AppError('database_unreachable', { reason: 'away' }, options);
}

/**
 * Tries again while the database is away or its disk is full, for a minute or until `isOver`. `act` has to know itself
 * whether an attempt whose answer was lost was done.
 */
export async function retryWhileUnavailable<T>(act: () => Promise<T>, isOver: () => boolean = () => false): Promise<T> {
  const deadline = performance.now() + retryMs;
  const isWorthWaiting = (error: unknown) => isForAWhile(error) && !isOver() && performance.now() < deadline;
  return retry(handleWhen(isWorthWaiting), {
    maxAttempts: Number.MAX_SAFE_INTEGER,
    backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: 2_000 }),
  }).execute(act);
}
