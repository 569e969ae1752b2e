import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createListener } from '#lib/audio/listener';
import { decoders } from '#lib/audio/testing/decoders';
import { encode, type Recipe } from '#lib/audio/testing/encode';
import { tone } from '#lib/audio/testing/sounds';
import { isLong } from '#lib/base/testing/long';

describe.each(decoders)('%s', (_, which) => {
  const listener = createListener({ maxAudioMinutes: 5, ...which });
  let folder: string;
  const seconds = 3;
  const rate = 44_100;
  const sound = tone(440, seconds, rate, -12);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'containers-'));
  });
  afterAll(async () => {
    await listener.close();
    await rm(folder, { recursive: true });
  });

  const cases: [file: string, playable: boolean, recipe: Recipe][] = [
    ['plain.wav', true, { muxer: 'wav', encoder: 'pcm_s16le' }],
    ['telephone.wav', false, { muxer: 'wav', encoder: 'pcm_alaw', rate: 8_000 }],
    ['music.mp3', true, { muxer: 'mp3', encoder: 'libmp3lame' }],
    ['phone.m4a', true, { muxer: 'ipod', encoder: 'aac' }],
    ['fragmented.mp4', false, { muxer: 'mp4', encoder: 'aac', options: { movflags: 'frag_keyframe+empty_moov' } }],
    ['lossless.m4a', false, { muxer: 'ipod', encoder: 'alac' }],
    ['adts.aac', false, { muxer: 'adts', encoder: 'aac' }],
    ['lossless.flac', true, { muxer: 'flac', encoder: 'flac' }],
    ['opus.ogg', true, { muxer: 'ogg', encoder: 'libopus', rate: 48_000 }],
    ['vorbis.ogg', true, { muxer: 'ogg', encoder: 'libvorbis' }],
    [
      'recorded-without-duration.webm',
      false,
      { muxer: 'webm', encoder: 'libopus', rate: 48_000, options: { live: '1' }, live: true },
    ],
    ['big-endian.aiff', false, { muxer: 'aiff', encoder: 'pcm_s16be' }],
    ['apple.caf', false, { muxer: 'caf', encoder: 'pcm_s16be' }],
    ['windows.wma', false, { muxer: 'asf', encoder: 'wmav2' }],
    ['video-with-sound.mp4', false, { muxer: 'mp4', encoder: 'aac', video: true }],
  ];

  // The system's FFmpeg reads every third here, and all of them in the long tier.
  const all = which.ffmpeg === undefined || isLong;
  test.each(all ? cases : cases.filter((_case, index) => index % 3 === 0))(
    '%s is decoded to its end and gets a copy that a browser can play',
    async (file, playable, recipe) => {
      const path = join(folder, file);
      encode(path, sound, rate, recipe);
      await check(path, seconds, playable);
    },
  );

  test('phone.amr is decoded to its end and gets a copy that a browser can play', async () => {
    // There is no free encoder for AMR, but frames of 20 ms at 12.2 kbit/s (type 7: a header and 31 bytes) decode with
    // any bits.
    const frame = Buffer.from([0x3c, ...Array.from({ length: 31 }, (_, index) => (index * 37) % 256)]);
    const path = join(folder, 'phone.amr');
    await writeFile(
      path,
      Buffer.concat([Buffer.from('#!AMR\n'), ...Array.from({ length: seconds * 50 }, () => frame)]),
    );
    await check(path, seconds, false);
  });

  test('a video without sound is refused', async () => {
    const path = join(folder, 'silent-film.mp4');
    encode(path, sound, rate, { muxer: 'mp4', encoder: null, video: true });
    await expect(listener.probe(path)).rejects.toMatchObject({
      code: 'no_audio',
      message: expect.stringContaining('no sound track'),
    });
  });

  async function check(path: string, duration_s: number, playable: boolean): Promise<void> {
    const probed = await listener.probe(path);
    const playable_path = `${path}.copy.mp3`;
    const listening = listener.listen({
      path,
      work_dir: folder,
      peaks_path: `${path}.json`,
      playable_path,
      signal: new AbortController().signal,
    });
    const measured = await listening.measured;
    expect(probed.playable).toBe(playable);
    expect(measured.duration_s).toBeGreaterThan(duration_s - 0.1);
    expect(measured.duration_s).toBeLessThan(duration_s + 0.1);
    expect(measured.breaks_off).toBe(false);
    const peaks = JSON.parse(await readFile(`${path}.json`, 'utf8')) as { duration_s: number; peaks: number[] };
    expect(peaks.duration_s).toBeCloseTo(measured.duration_s, 2);
    expect(peaks.peaks.length).toBeGreaterThanOrEqual(1_000);
    expect(existsSync(playable_path)).toBe(!playable);
    if (playable) return;
    const copy = await listener.probe(playable_path);
    expect(copy).toMatchObject({ container: 'mp3', playable: true });
    // Older FFmpegs count the encoder's padding: two frames, or 0.14 s at 8 kHz.
    expect(Math.abs((copy.duration_hint_s ?? 0) - measured.duration_s)).toBeLessThan(0.2);
  }
});
