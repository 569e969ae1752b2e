import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createListener } from '#lib/audio/listener';
import { tone, writeWav } from '#lib/audio/testing/sounds';
import { canLimit } from '#lib/base/workers/process-limits';

const script = new URL('../../lib/audio/testing/bad-decoder.ts', import.meta.url);
const listener = createListener({ maxAudioMinutes: 5, script, stallMs: 1_000 });
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trouble-'));
  await listener.warm();
});
afterAll(async () => {
  await listener.close();
  await rm(folder, { recursive: true });
});

async function durationOf(name: string): Promise<number> {
  const path = await writeWav(join(folder, name), 16_000, tone(440, 2, 16_000, -20));
  const { measured } = listener.listen({
    path,
    work_dir: await mkdtemp(join(folder, 'work-')),
    peaks_path: `${path}.peaks`,
    playable_path: `${path}.copy`,
    signal: new AbortController().signal,
  });
  return (await measured).duration_s;
}

test.runIf(process.platform === 'linux')('the decoder runs under limits that the kernel enforces', async () => {
  expect(canLimit()).toBe(true);
  const [pid] = listener.pids;
  const limits = await readFile(`/proc/${pid}/limits`, 'utf8');
  expect(limits).toMatch(/Max data size\s+1500000000\s/);
  expect(limits).toMatch(/Max address space\s+16000000000\s/);
  expect(limits).toMatch(/Max cpu time\s+\d+\s/);
});

test.each(['crash', 'loop', ...(canLimit() ? ['hoard'] : [])])(
  'a %s in native code affects one recording of twenty, with a sentence',
  async (trouble) => {
    const good = Array.from({ length: 19 }, (_, index) => durationOf(`good-${trouble}-${index}.wav`));
    const bad = durationOf(`${trouble}.wav`);
    await expect(bad).rejects.toMatchObject({
      code: 'decoder_failed',
      message: expect.stringMatching(/^[A-Z].{30,}\.$/),
    });
    expect(await Promise.all(good)).toEqual(Array.from({ length: 19 }, () => 2));
    expect((await readdir(folder)).filter((name) => name.startsWith(`${trouble}.wav.`))).toEqual([]);
    await expect(listener.probe(join(folder, `${trouble}.wav`))).rejects.toMatchObject({ code: 'decoder_failed' });
  },
);
