import type { ReadingInput } from '#lib/analyses/analysis';
import type { ResultData } from '#lib/analyses/results/results';
import type { ModelType, ReadingType } from '#lib/analyses/steps';
import { AppError } from '#lib/base/errors';
import { WorkerError, WorkerPool } from '#lib/base/workers/worker-pool';
import type { Reading, AnalysisPool } from './request.ts';
import type { ReadingMethods } from './reading-script.ts';

/** Readings take milliseconds; one that takes this long is stuck, and its thread is ended. */
const timeoutMs = 60_000;

/** Computes readings in a thread, so that a long transcript does not hold up the server's event loop. */
export function createAnalysisPool(): AnalysisPool {
  const pool = new WorkerPool<ReadingMethods>({
    script: new URL('reading-script.ts', import.meta.url),
    kind: 'thread',
    min: 1,
    max: 1,
  });
  let lastDesk = 0;
  return {
    warm: () => pool.warm(),
    open(given: ReadingInput) {
      const desk = ++lastDesk;
      let input = given;
      const open = () => pool.run('open', { desk, input }, { timeoutMs });
      let opened = open();
      opened.catch(() => undefined);
      /** Once more where the thread does not know the desk: it is younger, because an earlier one was lost. */
      const atDesk = async <R>(ask: () => Promise<R | null>): Promise<R> => {
        try {
          await opened;
          const result = await ask();
          if (result !== null) return result;
          opened = open();
          await opened;
          return (await ask()) as R;
        } catch (error) {
          if (error instanceof WorkerError && error.reason === 'timeout') {
            throw new AppError('step_timeout', {}, { cause: error });
          }
          throw error;
        }
      };
      return {
        read: async <T extends ReadingType>(type: T): Promise<Reading<T>> =>
          (await atDesk(() => pool.run('read', { desk, type }, { timeoutMs }))) as Reading<T>,
        material: (window_tokens) => atDesk(() => pool.run('material', { desk, window_tokens }, { timeoutMs })),
        ground: async <T extends ModelType>(type: T, draft: unknown, local: ResultData<T>): Promise<ResultData<T>> =>
          (await atDesk(() => pool.run('ground', { desk, type, draft, local }, { timeoutMs }))) as ResultData<T>,
        answer: (question, draft) => atDesk(() => pool.run('answer', { desk, question, draft }, { timeoutMs })),
        hear(sound) {
          input = { ...input, ...sound };
          // A thread that is lost before it has heard is told with the next question.
          const told = opened.then(() => pool.run('hear', { desk, sound }, { timeoutMs })).catch(() => undefined);
          opened = opened.then(() => told);
          opened.catch(() => undefined);
        },
        close() {
          void pool.run('close', { desk }).catch(() => undefined);
        },
      };
    },
    close: () => pool.close(),
  };
}
