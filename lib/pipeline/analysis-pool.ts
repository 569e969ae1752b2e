import type { ReadingInput } from '#lib/analyses/analysis';
import type { ResultData } from '#lib/analyses/results/results';
import type { ModelType, ReadingType } from '#lib/analyses/steps';
import { AppError } from '#lib/base/errors';
import { WorkerError, WorkerPool } from '#lib/base/workers/worker-pool';
import type { Reading, AnalysisPool } from './request.ts';
import type { ReadingMethods } from './reading-script.ts';

/** Readings take milliseconds; one that takes this long is stuck, and its thread is ended. */
const timeoutMs = 60_000;

/**
 * The process keeps up to a gigabyte after a text of 200,000 words, even when the thread's heap is collected, until the
 * thread ends. After a text of more characters than this it is replaced once it has been idle for a while.
 */
const largeCharacters = 300_000;
const renewAfterMs = 10_000;

/** Computes readings in a thread, so that a long transcript does not hold up the server's event loop. */
export function createAnalysisPool(): AnalysisPool {
  const pool = new WorkerPool<ReadingMethods>({
    script: new URL('reading-script.ts', import.meta.url),
    kind: 'thread',
    min: 1,
    max: 1,
  });
  let lastId = 0;
  const openIds = new Set<number>();
  let hadLarge = false;
  let renewing: NodeJS.Timeout | undefined;
  const renewLater = (): void => {
    renewing = setTimeout(() => {
      hadLarge = false;
      pool.renew();
    }, renewAfterMs).unref();
  };
  return {
    warm: () => pool.warm(),
    open(given: ReadingInput) {
      const id = ++lastId;
      clearTimeout(renewing);
      openIds.add(id);
      hadLarge ||= isLarge(given);
      let input = given;
      const send = () => pool.run('open', { id, input }, { timeoutMs });
      let opened = send();
      opened.catch(() => undefined);
      let isClosed = false;
      /** Opens the transcript again if the thread does not know it, because it replaced an earlier one that ended. */
      const withOpened = async <R>(ask: () => Promise<R | null>): Promise<R> => {
        try {
          await opened;
          const result = await ask();
          if (result !== null) return result;
          // Opened again, it would stay open: nobody closes it a second time.
          if (isClosed) throw new WorkerError('closed', 'the transcript was closed');
          opened = send();
          await opened;
          const again = await ask();
          // Closed meanwhile.
          if (again === null) throw new WorkerError('closed', 'the transcript was closed');
          return again;
        } catch (error) {
          if (error instanceof WorkerError && error.reason === 'timeout') {
            throw new AppError('step_timeout', {}, { cause: error });
          }
          throw error;
        }
      };
      return {
        // A reading of this machine is shown at once; what is prepared for a model, which takes seconds, can wait.
        read: async <T extends ReadingType>(type: T): Promise<Reading<T>> =>
          (await withOpened(() => pool.run('read', { id, type }, { timeoutMs, urgent: true }))) as Reading<T>,
        material: (window_tokens) => withOpened(() => pool.run('material', { id, window_tokens }, { timeoutMs })),
        ground: async <T extends ModelType>(type: T, draft: unknown, local: ResultData<T>): Promise<ResultData<T>> =>
          (await withOpened(() => pool.run('ground', { id, type, draft, local }, { timeoutMs }))) as ResultData<T>,
        answer: (question, draft) => withOpened(() => pool.run('answer', { id, question, draft }, { timeoutMs })),
        addSound(sound) {
          input = { ...input, ...sound };
          // If the thread ends before it gets the sound, the next request opens the transcript again, with the sound.
          const added = opened.then(() => pool.run('addSound', { id, sound }, { timeoutMs })).catch(() => undefined);
          opened = opened.then(() => added);
          opened.catch(() => undefined);
        },
        close() {
          isClosed = true;
          void pool.run('close', { id }).catch(() => undefined);
          openIds.delete(id);
          if (hadLarge && openIds.size === 0) renewLater();
        },
      };
    },
    close() {
      clearTimeout(renewing);
      return pool.close();
    },
  };
}

function isLarge({ transcript }: ReadingInput): boolean {
  let characters = 0;
  for (const { text } of transcript.segments) characters += text.length;
  return characters > largeCharacters;
}
