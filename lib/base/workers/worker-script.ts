import { setPriority } from 'node:os';
import { isMainThread, parentPort } from 'node:worker_threads';
import { isAppError, toAppError } from '#lib/base/errors';
import type { TaskContext, WorkerReply, WorkerRequest } from './worker-messages.ts';

/** `niceness` 0 to 19, for processes: how far the work yields to the server. `warm` runs before the first task. */
export interface ServeOptions {
  niceness?: number;
  warm?: () => Promise<void>;
}

/**
 * The worker's side of a pool: call it once in the script that the pool starts. Ends the process when the parent is
 * gone, for whatever reason (the channel closes even if the parent is killed).
 */
export async function serveWorker<M extends object>(methods: M, options: ServeOptions = {}): Promise<void> {
  const running = new Map<number, AbortController>();
  const reply = (message: WorkerReply): void => {
    if (parentPort) parentPort.postMessage(message);
    else if (process.connected) process.send?.(message);
  };

  const run = async (id: number, method: string, input: unknown): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const call = (methods as Record<string, (input: unknown, context: TaskContext<unknown>) => unknown>)[method];
      if (!call) throw new Error(`the worker has no method ${method}`);
      const value = await call(input, {
        signal: controller.signal,
        emit: (event) => reply({ kind: 'event', id, event }),
      });
      reply({ kind: 'done', id, value });
    } catch (error) {
      const stack = error instanceof Error ? (error.stack ?? '') : '';
      // A full disk has its own sentence; the caller names every other error that is not an AppError.
      const known = toAppError(error);
      const app = isAppError(error) || known.code === 'disk_full' ? { code: known.code, values: known.values } : null;
      reply({ kind: 'threw', id, message: app ? known.message : String(error), stack, app });
    } finally {
      running.delete(id);
    }
  };

  const receive = (request: WorkerRequest): void => {
    if (request.kind === 'abort') running.get(request.id)?.abort();
    else void run(request.id, request.method, request.input);
  };

  if (isMainThread) {
    process.once('disconnect', () => process.exit(0));
    // A terminal sends Ctrl+C to the whole process group; the parent decides when its workers end.
    process.on('SIGINT', () => undefined);
    if (options.niceness) setPriority(options.niceness);
  }
  await options.warm?.();
  if (parentPort) parentPort.on('message', receive);
  else process.on('message', (message) => receive(message as WorkerRequest));
  reply({ kind: 'ready' });
}
