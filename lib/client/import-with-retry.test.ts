import { afterEach, expect, test, vi } from 'vitest';
import { importWithRetry } from './import-with-retry';

afterEach(() => vi.useRealTimers());

const unreached = Object.assign(new Error('Failed to load chunk'), { name: 'ChunkLoadError' });

test('a part that cannot be loaded is requested again until it comes', async () => {
  vi.useFakeTimers();
  const load = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(unreached)
    .mockRejectedValueOnce(unreached)
    .mockResolvedValue('part');
  const loaded = importWithRetry(load);
  await vi.advanceTimersByTimeAsync(3000);
  expect(await loaded).toBe('part');
  expect(load).toHaveBeenCalledTimes(3);
});

test('an error inside the part is thrown at once', async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValue(new TypeError('x is not a function'));
  await expect(importWithRetry(load)).rejects.toThrow('x is not a function');
  expect(load).toHaveBeenCalledOnce();
});
