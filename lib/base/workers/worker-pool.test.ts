import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { SampleMethods } from '#lib/base/testing/sample-worker';
import { WorkerPool } from './worker-pool.ts';

const script = new URL('../testing/sample-worker.ts', import.meta.url);
let pool: WorkerPool<SampleMethods>;
afterEach(() => pool.close());

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe.each(['process', 'thread'] as const)('as %s', (kind) => {
  test('events come in order, before the result, and typed arrays arrive as such', async () => {
    pool = new WorkerPool({ script, kind, min: 1, max: 1 });
    const heard: number[] = [];
    expect(await pool.run('count', { to: 3, everyMs: 1 }, { on: (number) => heard.push(number) })).toBe('counted');
    expect(heard).toEqual([1, 2, 3]);
    expect(await pool.run('largest', { values: Float32Array.of(1, 4, 2) })).toEqual(Float32Array.of(4));
  });

  test('an error of a task rejects that task: an AppError stays one, a bug is named', async () => {
    pool = new WorkerPool({ script, kind, min: 1, max: 1 });
    await expect(pool.run('refuse', undefined)).rejects.toMatchObject({
      code: 'no_audio',
      values: { reason: 'nothing_recorded' },
      message: 'Nothing was recorded, so nothing was kept.',
    });
    await expect(pool.run('fail', undefined)).rejects.toMatchObject({
      reason: 'threw',
      message: expect.stringContaining('a bug'),
    });
    expect(await pool.run('id', undefined)).toEqual(expect.any(Number));
  });

  test('a task that blocks its worker is killed when aborted, and the next gets a fresh worker', async () => {
    pool = new WorkerPool({ script, kind, min: 1, max: 1, graceMs: 50 });
    await pool.warm();
    const controller = new AbortController();
    const blocked = pool.run('block', undefined, { signal: controller.signal });
    const after = pool.run('id', undefined);
    controller.abort();
    await expect(blocked).rejects.toMatchObject({ name: 'AbortError' });
    expect(await after).toEqual(expect.any(Number));
  });
});

describe('processes', () => {
  test('a crash rejects its task alone', async () => {
    pool = new WorkerPool({ script, kind: 'process', min: 2, max: 2 });
    await pool.warm();
    const other = pool.run('count', { to: 5, everyMs: 20 });
    await expect(pool.run('crash', undefined)).rejects.toMatchObject({ name: 'WorkerError', reason: 'crashed' });
    expect(await other).toBe('counted');
    expect(await pool.run('id', undefined)).toEqual(expect.any(Number));
  });

  test('a silent task is stalled, a slow one that reports progress is not', async () => {
    pool = new WorkerPool({ script, kind: 'process', min: 1, max: 1 });
    await pool.warm();
    expect(await pool.run('count', { to: 6, everyMs: 150 }, { stallMs: 750 })).toBe('counted');
    await expect(pool.run('block', undefined, { stallMs: 500 })).rejects.toMatchObject({ reason: 'stalled' });
    await expect(pool.run('block', undefined, { timeoutMs: 200 })).rejects.toMatchObject({ reason: 'timeout' });
  });

  test('workers beyond the minimum end when idle, the minimum stays', async () => {
    pool = new WorkerPool({ script, kind: 'process', min: 1, max: 2, idleMs: 50 });
    await pool.warm(2);
    expect(pool.pids).toHaveLength(2);
    await vi.waitFor(() => expect(pool.pids).toHaveLength(1), 5_000);
    await setTimeout(150);
    expect(pool.pids).toHaveLength(1);
  });

  test('held workers stay until they are released', async () => {
    pool = new WorkerPool({ script, kind: 'process', min: 0, max: 2, idleMs: 50 });
    const [first, second] = [pool.hold(), pool.hold(1)];
    await vi.waitFor(() => expect(pool.hasIdle).toBe(true), 5_000);
    await setTimeout(300);
    expect(pool.pids).toHaveLength(2);
    first();
    await vi.waitFor(() => expect(pool.pids).toHaveLength(1), 5_000);
    await setTimeout(150);
    expect(pool.pids).toHaveLength(1);
    second();
    await vi.waitFor(() => expect(pool.pids).toHaveLength(0), 5_000);
  });

  test('a task that is aborted in the queue never runs', async () => {
    pool = new WorkerPool({ script, kind: 'process', min: 1, max: 1 });
    const first = pool.run('count', { to: 3, everyMs: 20 });
    const controller = new AbortController();
    const heard: number[] = [];
    const queued = pool.run(
      'count',
      { to: 3, everyMs: 1 },
      { signal: controller.signal, on: (number) => heard.push(number) },
    );
    controller.abort();
    await expect(queued).rejects.toMatchObject({ name: 'AbortError' });
    await first;
    expect(await pool.run('id', undefined)).toEqual(expect.any(Number));
    expect(heard).toEqual([]);
  });

  test('children end when their parent is killed', async () => {
    pool = new WorkerPool({ script, kind: 'process', min: 0, max: 1 });
    const source = `import { WorkerPool } from '#lib/base/workers/worker-pool';
      const pool = new WorkerPool({ script: new URL(${JSON.stringify(script.href)}), kind: 'process', min: 1, max: 1 });
      await pool.warm(); console.log(pool.pids[0]); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', source], {
      cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const child = Number(line.toString());
    expect(isAlive(child)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(child)).toBe(false), 5_000);
  });
});
