import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SpeechSpan } from './contract.ts';
import { createListener } from './listener.ts';
import { encode } from '#lib/audio/testing/encode';
import { noise, silence, tone, writeWav } from '#lib/audio/testing/sounds';

const listener = createListener({ maxAudioMinutes: 2 });
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listener-'));
  await listener.warm();
});
afterAll(async () => {
  await listener.close();
  await rm(folder, { recursive: true });
});

function listen(path: string, signal = new AbortController().signal, on_progress?: (seconds: number) => void) {
  return listener.listen({
    path,
    work_dir: folder,
    peaks_path: `${path}.peaks.json`,
    playable_path: `${path}.copy.mp3`,
    signal,
    on_progress,
  });
}

async function all(spans: AsyncIterable<SpeechSpan>): Promise<SpeechSpan[]> {
  return Array.fromAsync(spans);
}

async function file(name: string, content: Buffer | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('a file that is not a recording is refused with a sentence', () => {
  const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0, 8, 0]), Buffer.alloc(400, 7)]);
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
    Buffer.alloc(200, 1),
  ]);
  const random = Buffer.from(
    Array.from({ length: 60_000 }, (_, index) => (Math.imul(index + 7, 2_654_435_761) >>> 13) & 255),
  );
  test.each([
    ['empty.mp3', Buffer.alloc(0), 'no_audio'],
    ['one-byte.mp3', 'x', 'no_audio'],
    ['text.mp3', 'Hello, this is a letter and not a song.\n', 'unsupported_media'],
    ['page.mp3', '<!DOCTYPE html><html><body>sound</body></html>', 'unsupported_media'],
    ['archive.mp3', zip, 'unsupported_media'],
    ['picture.mp3', png, 'unsupported_media'],
    ['paper.mp3', '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n', 'unsupported_media'],
    ['stations.mp3', '#EXTM3U\n#EXTINF:1,x\nhttp://127.0.0.1:1/x.ts\n', 'unsupported_media'],
    ['elsewhere.mp3', "ffconcat version 1.0\nfile '/etc/passwd'\n", 'unsupported_media'],
    ['random.wav', random, 'unreadable_audio'],
  ])('%s', async (name, content, code) => {
    const path = await file(name, content);
    await expect(listener.probe(path)).rejects.toMatchObject({ code, message: expect.stringMatching(/^[A-Z].*\.$/) });
    const listening = listen(path);
    await expect(all(listening.spans)).rejects.toMatchObject({ code });
    await expect(listening.info).rejects.toMatchObject({ code });
  });

  test('a header without sound', async () => {
    const path = await writeWav(join(folder, 'header-only.wav'), 16_000, silence(0, 16_000));
    await expect(listener.probe(path)).rejects.toMatchObject({ code: 'no_audio' });
  });

  test('too many channels, and an unusual sample rate', async () => {
    const many = Array.from({ length: 9 }, () => tone(300, 0.2, 8_000, -12));
    await expect(
      listener.probe(await writeWav(join(folder, 'nine-channels.wav'), 8_000, ...many)),
    ).rejects.toMatchObject({ code: 'audio_out_of_range' });
    await expect(
      listener.probe(await writeWav(join(folder, 'slow.wav'), 4_000, tone(300, 1, 4_000, -12))),
    ).rejects.toMatchObject({ code: 'audio_out_of_range' });
  });
});

test('a recording over the limit fails at the limit and leaves nothing behind', async () => {
  const path = join(folder, 'long.wma');
  encode(path, noise(130, 8_000, -30), 8_000, { muxer: 'asf', encoder: 'wmav2', rate: 16_000 });
  await expect(listen(path).measured).rejects.toMatchObject({
    code: 'audio_too_long',
    message: expect.stringContaining('2 minutes'),
  });
  expect((await readdir(folder)).filter((name) => name.startsWith('long.wma.'))).toEqual([]);
});

test.each([
  ['wav', 'pcm_s16le'],
  ['flac', 'flac'],
  ['mp3', 'libmp3lame'],
  ['ogg', 'libvorbis'],
])('a truncated %s is decoded as far as possible, and reported as breaking off', async (muxer, encoder) => {
  const path = join(folder, `truncated.${muxer}`);
  encode(path, noise(6, 44_100, -20, 'pink'), 44_100, { muxer, encoder });
  const { length } = await readFile(path);
  await truncate(path, Math.round(length * 0.5));
  const measured = await listen(path).measured;
  expect(measured.duration_s).toBeGreaterThan(1.5);
  expect(measured.duration_s).toBeLessThan(4);
  expect(measured.breaks_off).toBe(true);
});

describe('a failure of the decoder affects one recording', () => {
  test('its process is killed: decoder_failed, and the next recording is decoded', async () => {
    const path = await writeWav(join(folder, 'victim.wav'), 48_000, noise(60, 48_000, -25));
    let killed = false;
    const listening = listen(path, undefined, () => {
      if (killed) return;
      killed = true;
      for (const pid of listener.pids) process.kill(pid, 'SIGKILL');
    });
    await expect(listening.measured).rejects.toMatchObject({ code: 'decoder_failed' });
    await expect(all(listening.spans)).rejects.toMatchObject({ code: 'decoder_failed' });
    expect(existsSync(`${path}.peaks.json`)).toBe(false);
    const next = await writeWav(join(folder, 'next.wav'), 16_000, tone(500, 1, 16_000, -20));
    expect((await listen(next).measured).duration_s).toBe(1);
  });

  test('an abort ends it and is not an error of the decoder', async () => {
    const path = await writeWav(join(folder, 'aborted.wav'), 48_000, noise(60, 48_000, -25));
    const controller = new AbortController();
    const listening = listen(path, controller.signal, () => controller.abort());
    await expect(listening.tracks).rejects.toMatchObject({ name: 'AbortError' });
    await expect(all(listening.spans)).rejects.toMatchObject({ name: 'AbortError' });
    expect((await listener.probe(path)).sample_rate_hz).toBe(48_000);
  });
});
