import { expect, test, vi } from 'vitest';
import { keepRecording } from './recording-keeper';

test('where the browser keeps nothing, that is told once, and the recording is not said to be kept', async () => {
  const onFull = vi.fn();
  // There is no IndexedDB here, as in some private windows.
  const keeper = keepRecording({ name: 'Recording.webm', type: 'audio/webm', started_at: 0 }, onFull);
  keeper.add(new Blob(['one']), 1);
  keeper.add(new Blob(['two']), 2);
  expect(await keeper.close()).toBe(false);
  expect(onFull).toHaveBeenCalledTimes(1);
  await keeper.drop();
});
