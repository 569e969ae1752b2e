import { expect, onTestFinished, test, vi } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { WorkerPool } from '#lib/base/workers/worker-pool';
import { createAnalysisPool } from './analysis-pool.ts';

test('a transcript that is closed while it is opened again has no result', async () => {
  const pool = createAnalysisPool();
  const asked: string[] = [];
  // A thread that has replaced one that ended, so it does not know the transcript.
  const run = vi.spyOn(WorkerPool.prototype, 'run').mockImplementation(async (method) => {
    asked.push(method);
    if (asked.filter((each) => each === 'open').length === 2 && method === 'open') opened.close();
    return null;
  });
  onTestFinished(async () => {
    run.mockRestore();
    await pool.close();
  });
  const opened = pool.open(inputOf(['We leave at nine.']));
  await expect(opened.read('quantitative_metrics')).rejects.toThrow('the transcript was closed');
  expect(asked).toEqual(['open', 'read', 'open', 'close', 'read']);
});

test('a reading of this machine does not wait for what is prepared for a model', async () => {
  const pool = createAnalysisPool();
  onTestFinished(() => pool.close());
  const opened = pool.open(inputOf(['We leave at nine, because the train is late.', 'Who has the tickets?']));
  await opened.read('quantitative_metrics');
  const ended: string[] = [];
  const done = async (what: string, task: Promise<unknown>): Promise<void> => {
    await task;
    ended.push(what);
  };
  await Promise.all([
    ...[1, 2, 3].map((call) => done(`material ${call}`, opened.material(8_000))),
    done('reading', opened.read('conversation_flow')),
  ]);
  // The first had begun.
  expect(ended).toEqual(['material 1', 'reading', 'material 2', 'material 3']);
});

test('a thread that read a very long text is replaced once it is idle', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const renewed = vi.spyOn(WorkerPool.prototype, 'renew');
  const pool = createAnalysisPool();
  onTestFinished(async () => {
    vi.useRealTimers();
    renewed.mockRestore();
    await pool.close();
  });
  const long = pool.open(inputOf(Array.from({ length: 200 }, () => 'and so on, '.repeat(150))));
  const short = pool.open(inputOf(['We leave at nine.']));
  long.close();
  vi.advanceTimersByTime(60_000);
  expect(renewed, 'another text is still open').not.toHaveBeenCalled();
  short.close();
  vi.advanceTimersByTime(60_000);
  expect(renewed).toHaveBeenCalledTimes(1);
  const next = pool.open(inputOf(['We leave at nine, because the train is late.']));
  expect((await next.read('quantitative_metrics')).data.word_count).toBe(9);
  next.close();
  vi.advanceTimersByTime(60_000);
  expect(renewed, 'a short text leaves little').toHaveBeenCalledTimes(1);
});
