import { setTimeout as sleep } from 'node:timers/promises';
import { toAppError } from '#lib/base/errors';
import type { Ephemeral, Fact } from './facts.ts';
import type { EventLog } from './log.ts';

/** A reader is cut off when more than this waits for it, and it has taken nothing for longer than that. */
const backlogBytes = 1_000_000;
const patienceMs = 2000;

interface LagLimit {
  /** The size in bytes, as the transport writes it. */
  sizeOf: (fact: Fact) => number;
  /** Called when the reader has stopped reading; the transport cuts it off, and it may return with its cursor. */
  exceeded: () => void;
}

export interface FollowOptions {
  /** The cursor: facts with a higher `seq` are yielded. Default 0, all. */
  after?: number;
  /** End with the first `complete` after the cursor instead of staying open. */
  until?: 'complete';
  signal?: AbortSignal;
  lag?: LagLimit;
}

/** Also delivers drafts: of each analysis at most one waits for a slow reader, the newest. */
export interface FollowAllOptions extends FollowOptions {
  ephemeral: true;
}

/** Facts read from the log at once; reads begin at multiples of it, so that readers share them. */
export const pageSize = 500;
/** How often an unreachable log is tried again, in ms. */
const awayMs = 1000;
/** Facts that are held for a reader that is slower than the session; beyond that they are read from the log again. */
const backlogLimit = 256;

/**
 * Every fact of a session after the cursor, exactly once and in order, first from the log and then as they happen. The
 * one reader behind every transport. Ends on abort, when the session is deleted, or as `until` says.
 */
export function follow(
  log: EventLog,
  sessionId: string,
  options: FollowAllOptions,
): AsyncGenerator<Fact | Ephemeral, void, undefined>;
export function follow(
  log: EventLog,
  sessionId: string,
  options?: FollowOptions,
): AsyncGenerator<Fact, void, undefined>;
export async function* follow(
  log: EventLog,
  sessionId: string,
  options: FollowOptions | FollowAllOptions = {},
): AsyncGenerator<Fact | Ephemeral, void, undefined> {
  for await (const batch of followBatches(log, sessionId, options)) {
    for (const entry of batch) {
      yield entry;
      if (options.signal?.aborted) return;
    }
  }
}

/** The same in batches, never empty. Readers at the same cursor get the same array, so that it is serialised once. */
export function followBatches(
  log: EventLog,
  sessionId: string,
  options: FollowAllOptions,
): AsyncGenerator<readonly (Fact | Ephemeral)[], void, undefined>;
export function followBatches(
  log: EventLog,
  sessionId: string,
  options?: FollowOptions | FollowAllOptions,
): AsyncGenerator<readonly (Fact | Ephemeral)[], void, undefined>;
export async function* followBatches(
  log: EventLog,
  sessionId: string,
  options: FollowOptions | FollowAllOptions = {},
): AsyncGenerator<readonly (Fact | Ephemeral)[], void, undefined> {
  const { signal, until, lag } = options;
  let cursor = options.after ?? 0;
  let backlog: (readonly Fact[])[] = [];
  let held = 0;
  const waiting = new Waiting(lag);
  const shown = new Map<string, Ephemeral>();
  let ended = false;
  let behind = true;
  let resume: (() => void) | null = null;
  const wake = () => {
    resume?.();
    resume = null;
  };
  // Subscribed before the first read, so that no fact falls between the two.
  const unsubscribe = log.subscribe(sessionId, {
    onFacts(facts) {
      // A waiting reader takes these at once.
      if (resume === null) waiting.add(facts);
      backlog.push(facts);
      held += facts.length;
      if (held > backlogLimit) {
        backlog = [];
        held = 0;
        behind = true;
      }
      wake();
    },
    onEphemeral(entry) {
      if (!('ephemeral' in options)) return;
      shown.set(entry.analysis_type, entry);
      wake();
    },
    onBehind() {
      behind = true;
      wake();
    },
    onEnd() {
      ended = true;
      wake();
    },
  });
  signal?.addEventListener('abort', wake, { once: true });
  try {
    while (!signal?.aborted && !ended) {
      let batch: readonly Fact[] = [];
      if (behind) {
        const size = pageSize - (cursor % pageSize);
        // Reset before the read: an overflow during the read must cause another read.
        behind = false;
        const page = await unlessAway(log.read(sessionId, cursor, size));
        if (page === null) {
          behind = true;
          await sleep(awayMs, undefined, { signal, ref: false }).catch(() => undefined);
          continue;
        }
        batch = page;
        if (batch.length === size) behind = true;
      } else {
        batch = backlog.shift() ?? [];
        held -= batch.length;
        // Two appends may be announced out of order; the log has the right order.
        if ((batch[0]?.seq ?? 0) > cursor + 1) behind = true;
      }
      const next = behind && (batch[0]?.seq ?? 0) > cursor + 1 ? [] : newOf(batch, cursor, until);
      const last = next.at(-1);
      if (last) {
        cursor = last.seq;
        waiting.taken(cursor);
        // A result ends the draft of its step.
        for (const fact of next) if (fact.type === 'result') shown.delete(fact.analysis_type);
        yield next;
        if (until === 'complete' && last.type === 'complete') return;
        continue;
      }
      if (!behind && backlog.length === 0 && shown.size > 0) {
        const drafts = [...shown.values()];
        shown.clear();
        yield drafts;
      } else if (!behind && backlog.length === 0 && !ended && !signal?.aborted) {
        await new Promise<void>((resolve) => {
          resume = resolve;
        });
      }
    }
  } finally {
    unsubscribe();
    waiting.end();
    signal?.removeEventListener('abort', wake);
  }
}

/** null while the log cannot be reached: followers stay, and continue when it is back. */
async function unlessAway(reading: Promise<readonly Fact[]>): Promise<readonly Fact[] | null> {
  try {
    return await reading;
  } catch (error) {
    if (toAppError(error).code === 'database_unreachable') return null;
    throw error;
  }
}

/**
 * The part of a batch after the cursor, up to the first `complete` if `until` says so; the batch itself if that is all
 * of it.
 */
function newOf(batch: readonly Fact[], cursor: number, until: 'complete' | undefined): readonly Fact[] {
  const from = batch.findIndex((fact) => fact.seq > cursor);
  if (from < 0) return [];
  const end = until === 'complete' ? batch.findIndex((fact, index) => index >= from && fact.type === 'complete') : -1;
  return from === 0 && (end < 0 || end === batch.length - 1) ? batch : batch.slice(from, end < 0 ? undefined : end + 1);
}

/**
 * Counts the bytes that have come since and were not taken. A reader that is slow, but takes something, is not cut off:
 * it can read the log.
 */
class Waiting {
  readonly #limit: LagLimit | undefined;
  readonly #entries: { seq: number; bytes: number }[] = [];
  #bytes = 0;
  #patience: NodeJS.Timeout | null = null;

  constructor(limit: LagLimit | undefined) {
    this.#limit = limit;
  }

  add(facts: readonly Fact[]): void {
    if (!this.#limit) return;
    for (const fact of facts) {
      const bytes = this.#limit.sizeOf(fact);
      this.#entries.push({ seq: fact.seq, bytes });
      this.#bytes += bytes;
    }
    this.#watch();
  }

  taken(seq: number): void {
    this.end();
    const rest = this.#entries.findIndex((entry) => entry.seq > seq);
    for (const { bytes } of this.#entries.splice(0, rest < 0 ? this.#entries.length : rest)) this.#bytes -= bytes;
    this.#watch();
  }

  #watch(): void {
    if (this.#limit && this.#bytes > backlogBytes)
      this.#patience ??= setTimeout(this.#limit.exceeded, patienceMs).unref();
  }

  end(): void {
    if (this.#patience) clearTimeout(this.#patience);
    this.#patience = null;
  }
}
