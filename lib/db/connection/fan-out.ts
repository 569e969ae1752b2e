import { inArray } from 'drizzle-orm';
import type { Database } from './database.ts';
import { retryWhileUnavailable } from './database-health.ts';
import type { Notice, NoticeHandlers } from './notices.ts';
import { sessions } from '#lib/db/schema';
import type { FactHub } from '#lib/events/hub';
import type { EventLog } from '#lib/events/log';

const pageSize = 500;

/** Delivers other processes' facts to this process's viewers: each fact is read once, however many watch. */
export class FanOut implements NoticeHandlers {
  readonly #db: Database;
  readonly #log: EventLog;
  readonly #hub: FactHub;
  readonly #onCancel: (sessionId: string) => void;
  readonly #onSignedOut: () => Promise<void>;
  readonly #onError: (error: unknown) => void;
  /** Sessions that are being read, with the `seq` up to which they must be read. */
  readonly #wanted = new Map<string, number>();

  constructor(options: {
    db: Database;
    log: EventLog;
    hub: FactHub;
    onCancel: (sessionId: string) => void;
    onSignedOut?: () => Promise<void>;
    onError: (error: unknown) => void;
  }) {
    this.#db = options.db;
    this.#log = options.log;
    this.#hub = options.hub;
    this.#onCancel = options.onCancel;
    this.#onSignedOut = options.onSignedOut ?? (() => Promise.resolve());
    this.#onError = options.onError;
  }

  onNotice(notice: Notice): void {
    if (notice.kind === 'signed_out') return void this.#onSignedOut().catch(this.#onError);
    const { session_id } = notice;
    switch (notice.kind) {
      case 'facts':
        if (this.#hub.watches(session_id)) this.#bring(session_id, notice.first - 1, notice.seq);
        break;
      case 'draft':
        this.#show(notice);
        break;
      case 'access':
        this.#hub.accessChanged(session_id);
        break;
      case 'end':
        this.#onCancel(session_id);
        this.#hub.end(session_id);
        break;
      case 'cancel':
        this.#onCancel(session_id);
        break;
    }
  }

  /** A draft may arrive after the result that replaced it. */
  #show({ session_id, analysis_type, data, after }: Extract<Notice, { kind: 'draft' }>): void {
    if ((this.#hub.lastSeq(session_id) ?? 0) > after) return;
    this.#hub.show(session_id, { type: 'partial', analysis_type, data, ephemeral: true, session_id });
  }

  onReconnect(): void {
    void this.#onSignedOut().catch(this.#onError);
    void this.#catchUp().catch(this.#onError);
  }

  /** Brings all viewers up to date, and checks their access again. */
  async #catchUp(): Promise<void> {
    const watched = this.#hub.watched();
    if (watched.length === 0) return;
    const rows = await retryWhileUnavailable(() =>
      this.#db
        .select({ id: sessions.id, last_seq: sessions.last_seq })
        .from(sessions)
        .where(inArray(sessions.id, watched)),
    );
    const left = new Map(rows.map((row) => [row.id, row.last_seq]));
    for (const id of watched) {
      const last = left.get(id);
      if (last === undefined) this.#hub.end(id);
      else {
        this.#hub.accessChanged(id);
        const known = this.#hub.lastSeq(id);
        if (known === null) this.#hub.behind(id);
        else if (known < last) this.#bring(id, known, last);
      }
    }
  }

  #bring(id: string, after: number, to: number): void {
    const wanted = this.#wanted.get(id);
    this.#wanted.set(id, Math.max(to, wanted ?? 0));
    if (wanted === undefined) {
      void this.#read(id, after)
        .catch((error: unknown) => {
          this.#onError(error);
          this.#hub.behind(id);
        })
        .finally(() => this.#wanted.delete(id));
    }
  }

  async #read(id: string, first: number): Promise<void> {
    for (let after = first; ;) {
      after = this.#hub.lastSeq(id) ?? after;
      if (after >= (this.#wanted.get(id) ?? 0) || !this.#hub.watches(id)) return;
      const facts = await this.#log.read(id, after, pageSize);
      const last = facts.at(-1);
      if (!last) return;
      this.#hub.publish(id, facts);
      after = last.seq;
    }
  }
}
