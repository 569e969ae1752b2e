import { setTimeout } from 'node:timers/promises';
import { isMainThread, threadId } from 'node:worker_threads';
import { AppError } from '#lib/base/errors';
import type { TaskContext } from '#lib/base/workers/worker-messages';
import { serveWorker } from '#lib/base/workers/worker-script';

/** A worker that misbehaves on request, for the pool's tests. */
const methods = {
  id: () => (isMainThread ? process.pid : threadId),
  async count(
    { to, everyMs }: { to: number; everyMs: number },
    { emit, signal }: TaskContext<number>,
  ): Promise<string> {
    for (let number = 1; number <= to; number++) {
      emit(number);
      await setTimeout(everyMs, undefined, { signal });
    }
    return 'counted';
  },
  crash(): void {
    process.abort();
  },
  /** Blocks the event loop, as native code does. */
  block(): void {
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
  },
  refuse(): never {
    throw new AppError('no_audio', { reason: 'nothing_recorded' });
  },
  fail(): never {
    throw new TypeError('a bug');
  },
  largest: ({ values }: { values: Float32Array }) => Float32Array.of(Math.max(...values)),
};
export type SampleMethods = typeof methods;

await serveWorker(methods);
