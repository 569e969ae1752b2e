import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createListener } from '#lib/audio/listener';
import { silence, tone, writeWav } from '#lib/audio/testing/sounds';

const listener = createListener({ maxAudioMinutes: 2 });
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cut-'));
});
afterAll(async () => {
  await listener.close();
  await rm(folder, { recursive: true });
});

const rate = 16_000;

async function cut(path: string, from_s: number, to_s: number): Promise<Buffer> {
  const wav_path = join(folder, 'part.wav');
  await listener.cut({ path, from_s, to_s, wav_path }, new AbortController().signal);
  return readFile(wav_path);
}

test('a part of a recording has exactly the original samples', async () => {
  const path = join(folder, 'tone.wav');
  await writeWav(path, rate, Float32Array.from([...silence(1, rate), ...tone(440, 1, rate, -6), ...silence(1, rate)]));
  const whole = (await readFile(path)).subarray(-3 * rate * 2);
  const part = await cut(path, 0.9, 2.05);
  expect(part.toString('latin1', 0, 4) + part.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
  expect([part.readUInt16LE(22), part.readUInt32LE(24), part.readUInt32LE(40), part.readUInt32LE(4)]).toEqual([
    1,
    rate,
    1.15 * rate * 2,
    part.length - 8,
  ]);
  expect(part.subarray(44).equals(whole.subarray(0.9 * rate * 2, 2.05 * rate * 2))).toBe(true);
  expect((await cut(path, 2.5, 60)).length).toBe(44 + 0.5 * rate * 2);
});

test('both channels stay, and there is nothing to cut beyond the end', async () => {
  const path = join(folder, 'stereo.wav');
  await writeWav(path, rate, tone(440, 1, rate, -6), silence(1, rate));
  const part = await cut(path, 0.25, 0.75);
  expect(part.readUInt16LE(22)).toBe(2);
  const samples = new Int16Array(part.buffer, part.byteOffset + 44, rate);
  expect(samples.every((sample, index) => index % 2 === 0 || sample === 0)).toBe(true);
  expect(Math.max(...samples)).toBeGreaterThan(16_000);
  await expect(cut(path, 5, 6)).rejects.toMatchObject({ code: 'invalid_query' });
});
