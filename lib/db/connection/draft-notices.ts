import type { Database } from './database.ts';
import { notify } from './notices.ts';
import type { Ephemeral } from '#lib/events/facts';

/** A notice may have 8,000 bytes; the rest is for its other fields. */
const mostBytes = 7_700;

/**
 * Shows viewers on other processes what a model is writing. A draft may be missed, so it never delays anything: one
 * notice is sent at a time, only the newest draft of each step waits, and a draft is dropped if it is too long for a
 * notice or the database is unavailable.
 */
export class DraftNotices {
  readonly #db: Pick<Database, 'execute'>;
  readonly #waiting = new Map<string, { shown: Ephemeral; after: number }>();
  #isSending = false;

  constructor(db: Pick<Database, 'execute'>) {
    this.#db = db;
  }

  /** `after` is the last fact that the model's reader knew. A process that knows a later one drops the draft. */
  send(shown: Ephemeral, after: number): void {
    this.#waiting.set(`${shown.session_id} ${shown.analysis_type}`, { shown, after });
    if (!this.#isSending) void this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    for (let next = this.#next(); next; next = this.#next()) {
      const { session_id, analysis_type, data } = next.shown;
      if (Buffer.byteLength(JSON.stringify(data)) > mostBytes) continue;
      await notify(this.#db, { kind: 'draft', session_id, analysis_type, data, after: next.after }).catch(
        () => undefined,
      );
    }
    this.#isSending = false;
  }

  #next(): { shown: Ephemeral; after: number } | undefined {
    const [first] = this.#waiting;
    if (first) this.#waiting.delete(first[0]);
    return first?.[1];
  }
}
