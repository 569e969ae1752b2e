import { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { type FromDatabase, journalErrorIn, type ToDatabase } from './embedded-messages.ts';

type Waiting = { resolve: () => void; reject: (error: Error) => void };

/** The thread in which the embedded database works, so that no query blocks the server's event loop. */
export class EmbeddedThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<'ready' | 'copied' | 'closed', Waiting>();
  #stream: DatabaseStream | null = null;
  #copied: Promise<void> = Promise.resolve();
  #onBroken: ((error: Error) => void) | null = null;

  private constructor(folder: string | null) {
    this.#worker = new Worker(new URL('embedded-script.ts', import.meta.url), { execArgv: [], workerData: { folder } });
    this.#worker.on('message', (said: FromDatabase) => this.#hear(said));
    this.#worker.on('error', (error) => this.#break(error instanceof Error ? error : new Error(String(error))));
  }

  /**
   * Throws the database's error if it does not open. Afterwards `onBroken` is called with the reason when it cannot
   * continue.
   */
  static async open(folder: string | null, onBroken: (error: Error) => void): Promise<EmbeddedThread> {
    const thread = new EmbeddedThread(folder);
    try {
      await thread.#until('ready');
    } catch (error) {
      await thread.#worker.terminate();
      throw error;
    }
    thread.#onBroken = onBroken;
    return thread;
  }

  /**
   * The stream that a PostgreSQL client uses as its connection. There is one database session, so one connection at a
   * time.
   */
  connect(): Duplex {
    this.#stream = new DatabaseStream((bytes) => this.#tell({ kind: 'said', bytes }));
    return this.#stream;
  }

  /** Copies the files as they are at this moment into `folder`, which must not exist. */
  copyTo(folder: string): Promise<void> {
    const copy = (): Promise<void> => {
      this.#tell({ kind: 'copy', to: folder });
      return this.#until('copied');
    };
    // One copy at a time: an answer does not name its request.
    this.#copied = this.#copied.then(copy, copy);
    return this.#copied;
  }

  async close(): Promise<void> {
    this.#tell({ kind: 'close' });
    await this.#until('closed').catch(() => undefined);
    this.#onBroken = null;
    await this.#worker.terminate();
  }

  #tell(message: ToDatabase): void {
    this.#worker.postMessage(message);
  }

  #until(kind: 'ready' | 'copied' | 'closed'): Promise<void> {
    return new Promise((resolve, reject) => this.#waiting.set(kind, { resolve, reject }));
  }

  #hear(said: FromDatabase): void {
    if (said.kind === 'broken') this.#break(new Error(said.message));
    else if (said.kind === 'not_copied') this.#take('copied')?.reject(new Error(said.message));
    else if (said.kind !== 'answer') this.#take(said.kind)?.resolve();
    else {
      const lost = journalErrorIn(said.bytes);
      if (lost !== null) this.#break(new Error(lost));
      this.#stream?.push(said.bytes);
    }
  }

  #take(kind: 'ready' | 'copied' | 'closed'): Waiting | undefined {
    const waiting = this.#waiting.get(kind);
    this.#waiting.delete(kind);
    return waiting;
  }

  #break(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#onBroken?.(error);
    this.#stream?.destroy(error);
  }
}

/** Implements the parts of a socket that the client library uses. */
class DatabaseStream extends Duplex {
  readonly #send: (bytes: Uint8Array) => void;

  constructor(send: (bytes: Uint8Array) => void) {
    super();
    this.#send = send;
  }

  connect(): this {
    queueMicrotask(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // Data is pushed when it arrives, so there is nothing to do on a read.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#send(chunk);
    done();
  }

  /** Sends the chunks of one statement together, as one message to the thread. */
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }
}
