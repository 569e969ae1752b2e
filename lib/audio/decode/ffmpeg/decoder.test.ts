import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAudioQuality } from '#lib/analyses/audio-quality-metrics/build';
import { mayRun } from '#lib/base/testing/may-run';
import { createListener } from '#lib/audio/listener';
import { decoders } from '#lib/audio/testing/decoders';
import { encode } from '#lib/audio/testing/encode';
import { listenIn } from '#lib/audio/testing/listening';
import { noise, tone, writeWav } from '#lib/audio/testing/sounds';

const ofSystem = decoders.find(([, { ffmpeg }]) => ffmpeg !== undefined)?.[1].ffmpeg;
const sample = fileURLToPath(new URL('../../../../public/samples/planning.mp3', import.meta.url));

describe.runIf(mayRun(ofSystem !== undefined))('the system’s FFmpeg instead of the one in process', () => {
  const tools = createListener({ maxAudioMinutes: 2, ffmpeg: ofSystem });
  const inProcess = createListener({ maxAudioMinutes: 2 });
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tools-'));
  });
  afterAll(async () => {
    await Promise.all([tools.close(), inProcess.close()]);
    await rm(folder, { recursive: true });
  });

  async function hear(listener: typeof tools, path: string, signal = new AbortController().signal) {
    const listening = await listenIn(folder, listener, path, signal);
    const spans = await Array.fromAsync(listening.spans);
    return { spans, quality: buildAudioQuality(await listening.measured), info: await listening.info };
  }

  test('both decoders measure a sample alike', async () => {
    const [a, b] = [await hear(tools, sample), await hear(inProcess, sample)];
    expect(a.info).toEqual({
      ...b.info,
      duration_hint_s: expect.closeTo(b.info.duration_hint_s ?? 0, 0),
      bit_rate_bps: expect.any(Number),
    });
    expect(Math.abs(a.quality.duration_s - b.quality.duration_s)).toBeLessThan(0.1);
    for (const key of [
      'loudness_lufs',
      'loudness_dbfs',
      'true_peak_dbtp',
      'signal_to_noise_ratio_db',
      'background_noise_dbfs',
    ] as const)
      expect(Math.abs((a.quality[key] ?? 0) - (b.quality[key] ?? 99))).toBeLessThan(0.5);
    expect(Math.abs(a.quality.quality_score - b.quality.quality_score)).toBeLessThanOrEqual(1);
    expect(a.spans.length).toBe(b.spans.length);
    for (const [index, { start_s }] of a.spans.entries())
      expect(Math.abs(start_s - (b.spans[index]?.start_s ?? 0))).toBeLessThan(0.1);
  });

  test('node-av’s binary is not loaded', async () => {
    await hear(tools, await writeWav(join(folder, 'short.wav'), 16_000, tone(300, 1, 16_000, -12)));
    for (const pid of tools.pids) expect(await readFile(`/proc/${pid}/maps`, 'utf8')).not.toContain('node-av');
  });

  test.each([
    ['wav', 'pcm_s16le'],
    ['flac', 'flac'],
    ['mp3', 'libmp3lame'],
    ['ogg', 'libvorbis'],
    ['matroska', 'flac'],
  ])('a truncated %s is decoded as far as possible, and reported as breaking off', async (muxer, encoder) => {
    const path = join(folder, `truncated.${muxer}`);
    encode(path, noise(6, 44_100, -20, 'pink'), 44_100, { muxer, encoder });
    await truncate(path, Math.round((await readFile(path)).length * 0.5));
    const { quality } = await hear(tools, path);
    expect(quality.duration_s).toBeGreaterThan(1.5);
    expect(quality.duration_s).toBeLessThan(4);
    expect(quality.problems.map(({ problem }) => problem)).toContain('breaks_off');
  });

  test.each([
    [
      'random.wav',
      Buffer.from(Array.from({ length: 60_000 }, (_, index) => (Math.imul(index + 7, 2_654_435_761) >>> 13) & 255)),
      'unreadable_audio',
    ],
    ['letter.mp3', Buffer.from('Hello, this is a letter and not a song.\n'), 'unsupported_media'],
  ])('%s is refused with a sentence', async (name, content, code) => {
    const path = join(folder, name);
    await writeFile(path, content);
    await expect(tools.probe(path)).rejects.toMatchObject({ code, message: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  test('a recording over the limit fails at the limit', async () => {
    const path = await writeWav(join(folder, 'long.wav'), 8_000, noise(130, 8_000, -30));
    await expect(hear(tools, path)).rejects.toMatchObject({ code: 'audio_too_long' });
  });

  test('a part is cut to the sample', async () => {
    const sound = tone(500, 3, 16_000, -12);
    const path = await writeWav(join(folder, 'whole.wav'), 16_000, sound);
    const wav_path = join(folder, 'part.wav');
    await tools.cut({ path, from_s: 1, to_s: 2, wav_path }, new AbortController().signal);
    const cut = await readFile(wav_path);
    expect(cut.subarray(44).equals((await readFile(path)).subarray(44 + 32_000, 44 + 64_000))).toBe(true);
  });

  test('the programs of a killed decoder end, too', async () => {
    const path = await writeWav(join(folder, 'victim.wav'), 48_000, noise(90, 48_000, -25));
    const work_dir = await mkdtemp(join(folder, 'work-'));
    let killed = false;
    const listening = tools.listen({
      ...{
        path,
        work_dir,
        peaks_path: join(work_dir, 'p.json'),
        playable_path: join(work_dir, 'c.mp3'),
        signal: new AbortController().signal,
      },
      on_progress() {
        if (!killed) for (const pid of tools.pids) process.kill(pid, 'SIGKILL');
        killed = true;
      },
    });
    await expect(listening.measured).rejects.toMatchObject({ code: 'decoder_failed' });
    for (let tries = 0; tries < 50 && (await programsOn('victim.wav')) > 0; tries++) await setTimeout(100);
    expect(await programsOn('victim.wav')).toBe(0);
    expect((await hear(tools, sample)).spans.length).toBeGreaterThan(3);
  });
});

/** Running processes whose arguments name the file. */
async function programsOn(name: string): Promise<number> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/u.test(entry) && Number(entry) !== process.pid);
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.includes('ffmpeg') && line.includes(name)).length;
}
