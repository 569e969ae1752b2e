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
