import { errorFrom } from '#lib/base/errors';
import type { ProcessLimits } from './process-limits.ts';
import { type EndpointEvents, startProcess, startThread, type WorkerEndpoint } from './worker-endpoint.ts';
import type { TaskContext, WorkerReply } from './worker-messages.ts';

/** Why a task ended without an answer: `threw` is the task's fault, `crashed` and `stalled` the worker's. */
export type WorkerFailure = 'crashed' | 'stalled' | 'timeout' | 'threw' | 'closed';

/** Rejects one task and no other; callers map it to an AppError. `message` is for the log, never for the screen. */
export class WorkerError extends Error {
  readonly reason: WorkerFailure;

  constructor(reason: WorkerFailure, message: string) {
    super(message);
    this.name = 'WorkerError';
    this.reason = reason;
  }
}

export interface WorkerPoolOptions {
  /** A TypeScript file that calls `serveWorker`. */
  script: URL;
  kind: 'process' | 'thread';
  /** Workers that stay loaded once `warm` was called. */
  min: number;
  max: number;
  /** Idle time after which a worker beyond `min` ends, in ms. Default 30,000. */
  idleMs?: number;
  /** How long an aborted task may take to stop before its worker is killed, in ms. Default 500. */
  graceMs?: number;
  /** For processes: the resource limits of each. Default: none. */
  limits?: ProcessLimits;
  /**
   * For processes: memory that was freed goes back to the system at once. A process that allocates much in every step is
   * slower by half, so it is only for one with an arena of its own. Default: false.
   */
  returnsMemory?: boolean;
}

type EventOf<Method> = Method extends (input: never, context: infer Context) => unknown
  ? Context extends TaskContext<infer Event>
    ? Event
    : never
  : never;
type InputOf<Method> = Method extends (input: infer Input, ...rest: never[]) => unknown ? Input : never;
type ResultOf<Method> = Method extends (...parameters: never[]) => infer Result ? Awaited<Result> : never;

export interface RunOptions<Event> {
  on?: (event: Event) => void;
  signal?: AbortSignal;
  /** Runs before waiting tasks that are not urgent. */
  urgent?: boolean;
  /** In ms from the start of the task, not from its arrival in the queue. */
  timeoutMs?: number;
  /**
   * Longest silence between two events, in ms. Counted in ticks of this process, so a suspended machine is not a stall.
   */
  stallMs?: number;
}

interface Task {
  id: number;
  method: string;
  input: unknown;
  options: RunOptions<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  worker: PooledWorker | null;
  quietMs: number;
  settled: boolean;
  release: (() => void)[];
}

interface PooledWorker {
  endpoint: WorkerEndpoint;
  ready: Promise<void>;
  task: Task | null;
  isReady: boolean;
  dead: boolean;
  idleTimer: NodeJS.Timeout | null;
}

const stallTickMs = 250;

/**
 * Runs methods of a script in child processes or threads, one task per worker at a time, in order of arrival. A task
 * whose worker crashes, hangs or is aborted is rejected alone; the next one gets a fresh worker.
 */
export class WorkerPool<M extends object> {
  readonly #options: Required<Omit<WorkerPoolOptions, 'limits'>> & Pick<WorkerPoolOptions, 'limits'>;
  readonly #workers = new Set<PooledWorker>();
  readonly #queue: Task[] = [];
  #lastId = 0;
  #closed = false;
  #keep = 0;
  readonly #holds = new Set<{ count: number }>();

  constructor(options: WorkerPoolOptions) {
    this.#options = { idleMs: 30_000, graceMs: 500, returnsMemory: false, ...options };
  }

  /** Process ids, for tests and for measuring memory. */
  get pids(): number[] {
    return [...this.#workers].flatMap(({ endpoint }) => endpoint.pid ?? []);
  }

  /** Whether a task would start at once on a loaded worker. */
  get hasIdle(): boolean {
    return [...this.#workers].some((worker) => worker.isReady && !worker.task);
  }

  /**
   * Starts workers until there are `count` (default `min`); those beyond `min` end when idle. Throws WorkerError if one
   * cannot start.
   */
  async warm(count = this.#options.min): Promise<void> {
    this.#keep = this.#options.min;
    while (!this.#closed && this.#workers.size < Math.min(count, this.#options.max)) this.#start();
    await Promise.all([...this.#workers].map(({ ready }) => ready));
  }

  /**
   * Keeps `count` workers loaded, even when idle, until the returned function is called. If one cannot start, the next
   * task reports it.
   */
  hold(count = this.#options.max): () => void {
    const hold = { count: Math.min(count, this.#options.max) };
    this.#holds.add(hold);
    this.#refill();
    return () => {
      if (!this.#holds.delete(hold)) return;
      for (const worker of this.#workers) if (worker.isReady && !worker.task) this.#rest(worker);
    };
  }

  get #kept(): number {
    return Math.max(this.#keep, ...[...this.#holds].map(({ count }) => count));
  }

  /** Runs one method. Throws what the method threw (an AppError stays one), WorkerError, or the signal's AbortError. */
  run<K extends keyof M & string>(
    method: K,
    input: InputOf<M[K]>,
    options: RunOptions<EventOf<M[K]>> = {},
  ): Promise<ResultOf<M[K]>> {
    return new Promise((resolve, reject) => {
      const task: Task = {
        id: ++this.#lastId,
        method,
        input,
        options: options as RunOptions<unknown>,
        resolve: resolve as (value: unknown) => void,
        reject,
        worker: null,
        quietMs: 0,
        settled: false,
        release: [],
      };
      const { signal } = options;
      if (this.#closed) return reject(new WorkerError('closed', 'the pool is closed'));
      if (signal?.aborted) return reject(abortError());
      if (signal) {
        const onAbort = (): void => this.#giveUp(task, abortError(), this.#options.graceMs);
        signal.addEventListener('abort', onAbort, { once: true });
        task.release.push(() => signal.removeEventListener('abort', onAbort));
      }
      const place = options.urgent ? this.#queue.findIndex((waiting) => !waiting.options.urgent) : -1;
      this.#queue.splice(place < 0 ? this.#queue.length : place, 0, task);
      this.#dispatch();
    });
  }

  /** Ends all workers; running and waiting tasks are rejected. */
  close(): Promise<void> {
    this.#closed = true;
    for (const task of this.#queue.splice(0))
      this.#settle(task, () => task.reject(new WorkerError('closed', 'the pool was closed')));
    for (const worker of this.#workers) {
      if (worker.task) this.#giveUp(worker.task, new WorkerError('closed', 'the pool was closed'), 0);
      else this.#discard(worker);
    }
    return Promise.resolve();
  }

  /** Ends idle workers now, so that the next task gets a fresh one. */
  recycle(pid: number): void {
    for (const worker of this.#workers) if (worker.endpoint.pid === pid && !worker.task) this.#discard(worker);
    this.#refill();
  }

  /** Ends all idle workers now; those that stay loaded are replaced by fresh ones. */
  renew(): void {
    for (const worker of this.#workers) if (!worker.task) this.#discard(worker);
    this.#refill();
  }

  #dispatch(): void {
    while (this.#queue.length > 0) {
      const idle = [...this.#workers].filter((worker) => !worker.task);
      const worker =
        idle.find(({ isReady }) => isReady) ??
        idle[0] ??
        (this.#workers.size < this.#options.max ? this.#start() : null);
      const task = worker && this.#queue.shift();
      if (!task) return;
      this.#assign(worker, task);
    }
  }

  #assign(worker: PooledWorker, task: Task): void {
    if (worker.idleTimer) clearTimeout(worker.idleTimer);
    worker.task = task;
    task.worker = worker;
    worker.endpoint.hold(true);
    const begin = (): void => {
      if (task.settled || worker.dead) return;
      const { timeoutMs, stallMs } = task.options;
      if (timeoutMs) {
        const timer = setTimeout(
          () => this.#giveUp(task, new WorkerError('timeout', `${task.method} took longer than ${timeoutMs} ms`), 0),
          timeoutMs,
        );
        task.release.push(() => clearTimeout(timer));
      }
      if (stallMs) {
        const timer = setInterval(() => {
          task.quietMs += stallTickMs;
          if (task.quietMs >= stallMs)
            this.#giveUp(task, new WorkerError('stalled', `${task.method} made no progress for ${stallMs} ms`), 0);
        }, stallTickMs);
        task.release.push(() => clearInterval(timer));
      }
      worker.endpoint.send({ kind: 'run', id: task.id, method: task.method, input: task.input });
    };
    worker.ready.then(begin, () => undefined);
  }

  #start(): PooledWorker {
    let resolve: () => void = () => undefined;
    let reject: (error: Error) => void = () => undefined;
    const ready = new Promise<void>((onReady, onFailed) => {
      resolve = onReady;
      reject = onFailed;
    });
    ready.catch(() => undefined);
    const { kind, script, limits, returnsMemory } = this.#options;
    const start = (events: EndpointEvents): WorkerEndpoint =>
      kind === 'process' ? startProcess(script, events, { limits, returnsMemory }) : startThread(script, events);
    const worker: PooledWorker = {
      endpoint: start({
        onReply: (reply) => {
          if (reply.kind === 'ready') {
            worker.isReady = true;
            resolve();
            if (!worker.task) this.#rest(worker);
          } else this.#onReply(worker, reply);
        },
        onExit: (detail) => {
          const error = new WorkerError('crashed', `the worker ended: ${detail}`);
          reject(error);
          const { task } = worker;
          this.#discard(worker);
          if (task) this.#settle(task, () => task.reject(error));
          // A worker that could not even start would fail again, so only the next task tries.
          if (worker.isReady) this.#refill();
          this.#dispatch();
        },
      }),
      ready,
      task: null,
      isReady: false,
      dead: false,
      idleTimer: null,
    };
    this.#workers.add(worker);
    return worker;
  }

  #onReply(worker: PooledWorker, reply: Exclude<WorkerReply, { kind: 'ready' }>): void {
    const { task } = worker;
    if (task?.id !== reply.id) return;
    if (reply.kind === 'event') {
      task.quietMs = 0;
      if (!task.settled) task.options.on?.(reply.event);
      return;
    }
    worker.task = null;
    this.#rest(worker);
    this.#settle(task, () => {
      if (reply.kind === 'done') task.resolve(reply.value);
      else
        task.reject(
          reply.app
            ? errorFrom(reply.app.code, reply.app.values)
            : new WorkerError('threw', reply.stack || reply.message),
        );
    });
    this.#dispatch();
  }

  /** Rejects at once; the worker gets `graceMs` to stop by itself and is killed otherwise. */
  #giveUp(task: Task, error: Error, graceMs: number): void {
    const { worker } = task;
    this.#settle(task, () => task.reject(error));
    const queued = this.#queue.indexOf(task);
    if (queued >= 0) this.#queue.splice(queued, 1);
    if (worker?.task !== task) return;
    worker.endpoint.send({ kind: 'abort', id: task.id });
    const kill = (): void => {
      if (worker.task !== task) return;
      this.#discard(worker);
      this.#refill();
      this.#dispatch();
    };
    if (graceMs > 0 && worker.isReady) setTimeout(kill, graceMs);
    else kill();
  }

  #settle(task: Task, how: () => void): void {
    if (task.settled) return;
    task.settled = true;
    for (const release of task.release) release();
    how();
  }

  #rest(worker: PooledWorker): void {
    worker.endpoint.hold(false);
    if (worker.idleTimer) clearTimeout(worker.idleTimer);
    worker.idleTimer = setTimeout(() => {
      // A worker that is still loading does not replace a warm one.
      const warm = [...this.#workers].filter(({ isReady }) => isReady).length;
      if (!worker.task && warm > this.#kept) this.#discard(worker);
    }, this.#options.idleMs).unref();
  }

  #discard(worker: PooledWorker): void {
    worker.dead = true;
    if (worker.idleTimer) clearTimeout(worker.idleTimer);
    this.#workers.delete(worker);
    worker.endpoint.hold(false);
    worker.endpoint.kill();
  }

  #refill(): void {
    while (!this.#closed && this.#workers.size < this.#kept) this.#start();
  }
}

function abortError(): Error {
  return new DOMException('The task was aborted.', 'AbortError');
}
