import type { Fact } from '#lib/events/facts';
import type { EventLog } from '#lib/events/log';

export interface FollowOptions {
  /** The cursor: facts with a higher `seq` are yielded. Default 0, all. */
  after?: number;
  /** End with the first `complete` after the cursor instead of staying open. */
  until?: 'complete';
  signal?: AbortSignal;
}

/** Facts read from the log at once. */
const pageSize = 500;
/** Facts held for a reader that is slower than the session; beyond it they are read from the log again. */
const backlogLimit = 256;

/**
 * Every fact of a session after the cursor, exactly once and in order, first from the log and then as they happen.
 * The one reader behind every transport. Ends on abort, when the session is erased, or as `until` says.
 */
export async function* follow(log: EventLog, sessionId: string, options: FollowOptions = {}): AsyncGenerator<Fact, void, undefined> {
  const { signal, until } = options;
  let cursor = options.after ?? 0;
  let backlog: Fact[] = [];
  let ended = false;
  let behind = true;
  let wake: (() => void) | null = null;
  const stir = () => {
    wake?.();
    wake = null;
  };
  // Subscribe before the first read, so that nothing falls between the two.
  const unsubscribe = log.subscribe(sessionId, {
    onFacts(facts) {
      backlog.push(...facts);
      if (backlog.length > backlogLimit) {
        backlog = [];
        behind = true;
      }
      stir();
    },
    onEnd() {
      ended = true;
      stir();
    },
  });
  signal?.addEventListener('abort', stir, { once: true });
  try {
    while (!signal?.aborted && !ended) {
      const batch: Fact[] = behind ? await log.read(sessionId, cursor, pageSize) : backlog.splice(0);
      if (behind && batch.length < pageSize) behind = false;
      for (const fact of batch) {
        if (fact.seq <= cursor) continue;
        if (fact.seq > cursor + 1) {
          // Two appends may be announced in the other order; the log knows the right one.
          behind = true;
          break;
        }
        cursor = fact.seq;
        yield fact;
        if (signal?.aborted || (until === 'complete' && fact.type === 'complete')) return;
      }
      if (!behind && backlog.length === 0 && !ended && !signal?.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    unsubscribe();
    signal?.removeEventListener('abort', stir);
  }
}
