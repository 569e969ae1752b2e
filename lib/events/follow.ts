import type { Ephemeral, Fact } from '#lib/events/facts';
import type { EventLog } from '#lib/events/log';

export interface FollowOptions {
  /** The cursor: facts with a higher `seq` are yielded. Default 0, all. */
  after?: number;
  /** End with the first `complete` after the cursor instead of staying open. */
  until?: 'complete';
  signal?: AbortSignal;
}

/** Objects in the making, too: at most one an analysis waits for a slow reader, the newest. */
export interface FollowAllOptions extends FollowOptions {
  ephemeral: true;
}

/** Facts read from the log at once. */
const pageSize = 500;
/** Facts held for a reader that is slower than the session; beyond it they are read from the log again. */
const backlogLimit = 256;

/**
 * Every fact of a session after the cursor, exactly once and in order, first from the log and then as they happen.
 * The one reader behind every transport. Ends on abort, when the session is erased, or as `until` says.
 */
export function follow(log: EventLog, sessionId: string, options: FollowAllOptions): AsyncGenerator<Fact | Ephemeral, void, undefined>;
export function follow(log: EventLog, sessionId: string, options?: FollowOptions): AsyncGenerator<Fact, void, undefined>;
export async function* follow(log: EventLog, sessionId: string, options: FollowOptions | FollowAllOptions = {}): AsyncGenerator<Fact | Ephemeral, void, undefined> {
  const { signal, until } = options;
  let cursor = options.after ?? 0;
  let backlog: Fact[] = [];
  const shown = new Map<string, Ephemeral>();
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
    onEphemeral(entry) {
      if (!('ephemeral' in options)) return;
      shown.set(entry.analysis_type, entry);
      stir();
    },
    onBehind() {
      behind = true;
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
        // What was in the making is done.
        if (fact.type === 'result') shown.delete(fact.analysis_type);
        yield fact;
        if (signal?.aborted || (until === 'complete' && fact.type === 'complete')) return;
      }
      for (const [type, entry] of behind ? [] : shown) {
        shown.delete(type);
        yield entry;
        if (signal?.aborted) return;
      }
      if (!behind && backlog.length === 0 && shown.size === 0 && !ended && !signal?.aborted) {
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
