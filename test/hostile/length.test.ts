import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createListener } from '#lib/audio/listener';
import { noise } from '#lib/audio/testing/sounds';
import { bytesOf, containers } from './support/files.ts';
import { outcomeOf } from './support/oracle.ts';

const maxAudioMinutes = 1;
const rate = 16_000;
const listener = createListener({ maxAudioMinutes });
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'length-'));
  await listener.warm();
});
afterAll(async () => {
  await listener.close();
  await rm(folder, { recursive: true });
});

async function file(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

test.each(Object.keys(containers))('a recording that is too long is refused when it is opened: %s', async (name) => {
  const path = await file(`long-${name}`, await bytesOf(folder, name, noise(75, rate, -20), rate));
  const started = performance.now();
  await expect(listener.probe(path)).rejects.toMatchObject({
    code: 'audio_too_long',
    message: expect.stringContaining('1 minute'),
  });
  expect(performance.now() - started).toBeLessThan(10_000);
});

/** Where each format states its length, and how to overwrite it. */
const lies: Record<string, (bytes: Buffer, seconds: number) => void> = {
  // STREAMINFO: the lower half of byte 13 and the next four bytes are the number of samples.
  'a.flac'(bytes, seconds) {
    bytes[8 + 13] = (bytes[8 + 13] ?? 0) & 0xf0;
    bytes.writeUInt32BE(seconds * rate, 8 + 14);
  },
  // The table in the first frame: flags, then the number of frames.
  'a.mp3'(bytes, seconds) {
    bytes.writeUInt32BE(Math.ceil((seconds * rate) / 576), Math.max(bytes.indexOf('Xing'), bytes.indexOf('Info')) + 8);
  },
  // The length of the track, and of its packets: of all, or, if the stated length is too long, of the last.
  'a.m4a'(bytes, seconds) {
    bytes.write('free', bytes.indexOf('edts'), 'latin1');
    bytes.writeUInt32BE(seconds * rate, bytes.indexOf('mdhd') + 20);
    const table = bytes.indexOf('stts') + 8;
    const last = table + 8 * bytes.readUInt32BE(table);
    if (seconds > 3600) bytes.writeUInt32BE(seconds * rate, last);
    else bytes.writeUInt32BE(1, table + 8);
  },
  // Element 0x4489, eight bytes: a duration in milliseconds.
  'a.webm'(bytes, seconds) {
    bytes.writeDoubleBE(seconds * 1_000, bytes.indexOf(Buffer.from([0x44, 0x89, 0x88])) + 3);
  },
};

describe.each(Object.entries(lies))('a false header: %s', (name, lie) => {
  test('it states hours and has seconds: the file is decoded', async () => {
    const bytes = await bytesOf(folder, name, noise(3, rate, -20), rate);
    lie(bytes, 4 * 3600);
    const path = await file(`short-${name}`, bytes);
    expect((await listener.probe(path)).duration_hint_s).toBeGreaterThan(3 * 3600);
    expect(await outcomeOf(listener, folder, path)).toBeGreaterThan(2.9);
  });

  test('it states seconds and is too long: found out long before it is decoded', async () => {
    const bytes = await bytesOf(folder, name, noise(150, rate, -20), rate);
    lie(bytes, 3);
    const path = await file(`hidden-${name}`, bytes);
    await listener.probe(path);
    const decoded: number[] = [0];
    const { measured } = listener.listen({
      path,
      work_dir: folder,
      peaks_path: join(folder, 'peaks.json'),
      playable_path: join(folder, 'playable.mp3'),
      signal: new AbortController().signal,
      on_progress: (seconds) => decoded.push(seconds),
    });
    await expect(measured).rejects.toMatchObject({ code: 'audio_too_long' });
    expect(Math.max(...decoded)).toBeLessThan(30);
  });
});
