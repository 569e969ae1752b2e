import { expect, test, vi } from 'vitest';
import { keepRecording } from './recording-keeper';

test('a browser without storage is reported once, and the recording does not count as kept', async () => {
  const onFull = vi.fn();
  // There is no IndexedDB here, as in some private windows.
  const keeper = keepRecording({ name: 'Recording.webm', type: 'audio/webm', started_at: 0 }, onFull);
  keeper.add(new Blob(['one']), 1);
  keeper.add(new Blob(['two']), 2);
  expect(await keeper.close()).toBe(false);
  expect(onFull).toHaveBeenCalledTimes(1);
  await keeper.drop();
});
