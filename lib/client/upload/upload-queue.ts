import type { UploadOutcome, UploadProgress } from './contract.ts';
import { type Sendable, upload } from './upload.ts';

export type QueuedState =
  | { kind: 'waiting' }
  | { kind: 'sending'; progress: UploadProgress }
  | { kind: 'taken'; session_id: string }
  | { kind: 'refused'; sentence: string }
  | { kind: 'cancelled' };

export interface Queued {
  key: number;
  file: Sendable;
  state: QueuedState;
}

/** One empty list, so that a page that has read it need not be drawn again. */
export const nothing: readonly never[] = [];

/** The storage key of the names of unsent files, kept until the tab is closed. */
const storageName = 'undertone-unsent';

/**
 * Sends files one after the other; each becomes a session. A refused or cancelled file does not stop the others. The
 * queue belongs to the tab, not to a page: it continues while the user visits another page of the app.
 */
export class UploadQueue {
  #all: readonly Queued[] = nothing;
  #lastKey = 0;
  #current: { key: number; stop: AbortController } | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #send: typeof upload;

  #unsent: readonly string[];

  /** `unsent`: names of files that had not been sent when this tab was reloaded. */
  constructor(send: typeof upload = upload, unsent: readonly string[] = nothing) {
    this.#send = send;
    this.#unsent = unsent;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** The same array until something changes. */
  readonly list = (): readonly Queued[] => this.#all;

  /**
   * Names of files that a reload left unsent; empty once files are chosen again. A browser cannot open them by itself.
   */
  readonly unsent = (): readonly string[] => this.#unsent;

  forgetUnsent(): void {
    this.#unsent = [];
    this.#change(this.#all);
  }

  add(files: readonly Sendable[]): void {
    this.#unsent = [];
    // Finished files belong to an earlier choice.
    const kept = this.isWorking ? this.#all : this.#all.filter(({ state }) => state.kind === 'refused');
    this.#change([
      ...kept,
      ...files.map((file): Queued => ({ key: ++this.#lastKey, file, state: { kind: 'waiting' } })),
    ]);
    void this.#work();
  }

  /** As `add`; resolves, when it has ended, with whether the file was accepted. */
  sendOne(file: Sendable): Promise<boolean> {
    this.add([file]);
    const key = this.#lastKey;
    return new Promise((resolve) => {
      const stop = this.subscribe(() => {
        const kind = this.#all.find((one) => one.key === key)?.state.kind;
        if (kind === 'waiting' || kind === 'sending') return;
        stop();
        resolve(kind === 'taken');
      });
    });
  }

  /** Also deletes the part that was sent. */
  cancel(key: number): void {
    if (this.#current?.key === key) this.#current.stop.abort();
    else this.#set(key, { kind: 'cancelled' });
  }

  /** The file keeps its place in the list. */
  retry(key: number): void {
    const again = this.#all.find((one) => one.key === key);
    if (!again || (again.state.kind !== 'refused' && again.state.kind !== 'cancelled')) return;
    this.#set(key, { kind: 'waiting' });
    void this.#work();
  }

  /** Removes ended files. */
  clear(): void {
    this.#change(this.#all.filter(({ state }) => state.kind === 'waiting' || state.kind === 'sending'));
  }

  get isWorking(): boolean {
    return this.#current !== null;
  }

  async #work(): Promise<void> {
    if (this.#current) return;
    for (;;) {
      const next = this.#all.find(({ state }) => state.kind === 'waiting');
      if (!next) return;
      const { key, file } = next;
      const stop = new AbortController();
      this.#current = { key, stop };
      this.#set(key, { kind: 'sending', progress: { sent: 0, total: file.size } });
      const outcome = await this.#send(file, {
        signal: stop.signal,
        onProgress: (progress) => this.#set(key, { kind: 'sending', progress }),
      });
      this.#current = null;
      this.#set(key, stateAfter(outcome));
    }
  }

  #set(key: number, state: QueuedState): void {
    this.#change(this.#all.map((one) => (one.key === key ? { ...one, state } : one)));
  }

  #change(all: readonly Queued[]): void {
    this.#all = all;
    for (const listener of this.#listeners) listener();
  }
}

function stateAfter(outcome: UploadOutcome): QueuedState {
  if (outcome.kind === 'created') return { kind: 'taken', session_id: outcome.session_id };
  return outcome.kind === 'refused' ? { kind: 'refused', sentence: outcome.sentence } : { kind: 'cancelled' };
}

function isAhead({ state }: Queued): boolean {
  return state.kind === 'waiting' || state.kind === 'sending';
}

let ofThisTab: UploadQueue | null = null;

/** The queue of this tab. The browser asks before the tab is closed while the queue is not empty. */
export function uploadQueue(): UploadQueue {
  if (ofThisTab) return ofThisTab;
  const queue = new UploadQueue(upload, unsentNames());
  ofThisTab = queue;
  const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
  let remembered = queue.unsent().join('\n');
  queue.subscribe(() => {
    const ahead = queue.list().filter(isAhead);
    if (ahead.length > 0) window.addEventListener('beforeunload', warn);
    else window.removeEventListener('beforeunload', warn);
    const names = ahead.map(({ file }) => file.name);
    if (names.join('\n') !== remembered) rememberUnsent(names);
    remembered = names.join('\n');
  });
  return queue;
}

function rememberUnsent(names: readonly string[]): void {
  try {
    if (names.length === 0) sessionStorage.removeItem(storageName);
    else sessionStorage.setItem(storageName, JSON.stringify(names));
  } catch {
    // Storage is blocked, so a reload will not know of them.
  }
}

function unsentNames(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageName) ?? 'null');
    return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : nothing;
  } catch {
    return nothing;
  }
}
