import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createListener } from '#lib/audio/listener';
import { noise, writeWav } from '#lib/audio/testing/sounds';
import { reservedBytes } from '#lib/base/free-space';
import { readForm } from '#lib/transports/http/read-form';

/** A disk of its own, where this user may make one (root in a container); elsewhere there is no small disk to fill. */
function mountSmall(folder: string, bytes: number): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]).status === 0;
}

const folder = await mkdtemp(join(tmpdir(), 'disk-full-'));
const [tiny, small] = [join(folder, 'tiny'), join(folder, 'small')];
await Promise.all([tiny, small].map((path) => mkdir(path)));
const isMounted = [mountSmall(tiny, 1_000_000), mountSmall(small, reservedBytes + 10_000_000)].every(Boolean);

describe.runIf(isMounted)('a disk that is full', () => {
  const listener = createListener({ maxAudioMinutes: 5 });
  beforeAll(() => listener.warm());
  afterAll(() => listener.close());

  test('decoding ends with disk_full and leaves nothing; the decoder goes on', async () => {
    const path = await writeWav(join(folder, 'a.wav'), 16_000, noise(120, 16_000, -20));
    const listen = (where: string) => listener.listen({ path, work_dir: where, peaks_path: join(where, 'peaks.json'), playable_path: join(where, 'copy.mp3'), signal: new AbortController().signal }).measured;
    await expect(listen(tiny)).rejects.toMatchObject({ code: 'disk_full', message: expect.stringContaining('disk') });
    expect((await readdir(tiny)).filter((name) => name.startsWith('peaks') || name.startsWith('copy'))).toEqual([]);
    const work = await mkdtemp(join(folder, 'work-'));
    expect((await listen(work)).duration_s).toBe(120);
  });

  test('an upload that says its length is refused before it is read; one that does not, on the way', async () => {
    const form = (): FormData => {
      const made = new FormData();
      made.append('audio', new Blob([new Uint8Array(30_000_000)]), 'a.wav');
      return made;
    };
    const whole = new Request('http://localhost/', { method: 'POST', body: form(), headers: { 'content-length': '30000000' } });
    const limits = { max_bytes: 1e9 };
    await expect(readForm(whole, small, limits)).rejects.toMatchObject({ code: 'disk_full' });
    expect(await readdir(small)).toEqual([]);
    await expect(readForm(new Request('http://localhost/', { method: 'POST', body: form() }), small, limits)).rejects.toMatchObject({ code: 'disk_full' });
  });
});

afterAll(async () => {
  if (isMounted) for (const path of [tiny, small]) spawnSync('umount', ['-l', path]);
  await rm(folder, { recursive: true, force: true });
});
