import { afterEach, expect, test, vi } from 'vitest';
import { importWithRetry } from './import-with-retry';
import { isUpdated, onUpdated } from './page-updated';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

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

test('the page is told of an update only if a part fails although the server answers; the part is still requested', async () => {
  vi.useFakeTimers();
  const server = vi.fn<typeof fetch>().mockRejectedValue(new TypeError('Failed to fetch'));
  vi.stubGlobal('fetch', server);
  vi.stubGlobal('window', { location: { pathname: '/s/one' } });
  const told = vi.fn<() => void>();
  const stop = onUpdated(told);
  const load = vi.fn<() => Promise<string>>().mockRejectedValue(unreached);
  const loaded = importWithRetry(load);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server).toHaveBeenCalledWith('/s/one', { method: 'HEAD', cache: 'no-store' });
  server.mockResolvedValue(new Response(null, { status: 503 }));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(isUpdated()).toBe(false);
  server.mockResolvedValue(new Response(null));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(isUpdated()).toBe(true);
  expect(told).toHaveBeenCalledOnce();
  load.mockResolvedValue('part');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await loaded).toBe('part');
  stop();
});
