import type { Database } from './database.ts';
import { notify } from './notices.ts';
import type { Ephemeral } from '#lib/events/facts';

/** Of the 8,000 that a notice may have; the rest is what stands around it. */
const mostBytes = 7_700;

/**
 * Shows the other processes' viewers what a model is writing. It may be missed, so it never holds up anything: one is
 * on its way at a time, of each step only the newest waits, and one that is too long for a notice, or that meets a
 * database that is away, is left out.
 */
export class DraftNotices {
  readonly #db: Pick<Database, 'execute'>;
  readonly #waiting = new Map<string, { shown: Ephemeral; after: number }>();
  #isSending = false;

  constructor(db: Pick<Database, 'execute'>) {
    this.#db = db;
  }

  /** `after` is the last fact that the model's reader knew of: whoever has heard of a later one drops the draft. */
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
