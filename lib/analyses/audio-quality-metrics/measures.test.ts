import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAudioQuality } from './build.ts';
import { lead } from './lead.ts';
import { type QualityParts, qualityScore, qualityWord } from './quality-score.ts';
import { type AudioQualityMetrics, audioQualityMetricsSchema } from './schema.ts';
import { createListener } from '#lib/audio/listener';
import { complexTone, join as joinSounds, noise, silence, type Sound, tone, writeWav } from '#lib/audio/testing/sounds';

const listener = createListener({ maxAudioMinutes: 2 });
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'measures-'));
});
afterAll(async () => {
  await listener.close();
  await rm(folder, { recursive: true });
});

async function measure(name: string, rate: number, ...channels: Sound[]) {
  const path = await writeWav(join(folder, name), rate, ...channels);
  const listening = listener.listen({
    path,
    work_dir: folder,
    peaks_path: `${path}.json`,
    playable_path: `${path}.mp3`,
    signal: new AbortController().signal,
  });
  const quality = buildAudioQuality(await listening.measured);
  expect(audioQualityMetricsSchema.safeParse(quality).error).toBeUndefined();
  const { peaks } = JSON.parse(await readFile(`${path}.json`, 'utf8')) as { peaks: number[] };
  return { quality, peaks, spans: await Array.fromAsync(listening.spans), tracks: await listening.tracks };
}

function named({ problems }: AudioQualityMetrics): string[] {
  return problems.map(({ problem }) => problem);
}

test('EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS is -23 LUFS', async () => {
  const sine = tone(1_000, 20, 48_000, -23);
  const { quality } = await measure('sine-23.wav', 48_000, sine, sine);
  expect(quality.loudness_lufs).toBeGreaterThan(-23.1);
  expect(quality.loudness_lufs).toBeLessThan(-22.9);
  expect(quality.true_peak_dbtp).toBeGreaterThan(-23.3);
  expect(quality.true_peak_dbtp).toBeLessThan(-22.7);
  // A sine's RMS is 3 dB below its peak.
  expect(quality.loudness_dbfs).toBeCloseTo(-26, 0);
  expect(quality.loudness_range_lu).toBeLessThan(0.5);
  expect(named(quality)).toContain('identical_channels');
});

test('EBU Tech 3341, case 3: quieter parts below the relative gate do not count', async () => {
  const sound = joinSounds(tone(1_000, 5, 48_000, -36), tone(1_000, 30, 48_000, -23), tone(1_000, 5, 48_000, -36));
  const { quality } = await measure('gated.wav', 48_000, sound, sound);
  expect(quality.loudness_lufs).toBeGreaterThan(-23.2);
  expect(quality.loudness_lufs).toBeLessThan(-22.8);
});

test('digital silence has neither levels nor speech, and the result says so', async () => {
  const { quality, spans, peaks } = await measure('silence.wav', 16_000, silence(5, 16_000));
  expect(quality).toMatchObject({
    loudness_lufs: null,
    loudness_dbfs: null,
    signal_to_noise_ratio_db: null,
    speech_ratio: 0,
    clarity_score: null,
    quality_score: 0,
    overall_quality: 'poor',
  });
  expect(quality.sufficiency).toMatchObject({ enough: false, reason: expect.stringContaining('silence') });
  expect(named(quality)).toContain('no_speech');
  expect(spans).toEqual([]);
  expect(new Set(peaks)).toEqual(new Set([0]));
});

test('clipping is the share of samples at full scale, with its passages', async () => {
  // Clipped at half its height, a sine is at full scale for two thirds of the time.
  const clipped = tone(200, 1, 48_000, 6.02).map((value) => Math.max(-1, Math.min(1, value)));
  const { quality } = await measure(
    'clipped.wav',
    48_000,
    joinSounds(tone(200, 2, 48_000, -12), clipped, tone(200, 1, 48_000, -12)),
  );
  expect(quality.clipping_ratio).toBeGreaterThan(0.16);
  expect(quality.clipping_ratio).toBeLessThan(0.172);
  expect(named(quality)).toContain('clipping');
  expect(quality.evidence).toHaveLength(1);
  expect(quality.evidence[0]?.start_s).toBeCloseTo(2, 1);
  expect(quality.evidence[0]?.end_s).toBeCloseTo(3, 1);
});

test('peaks between the samples, above full scale, are in the headline and exclude the word “excellent”', async () => {
  // Two samples high, two low: the sine through them is 3 dB higher than each, and overshoots a little at its start.
  const size = 10 ** (-1.5 / 20);
  const { quality } = await measure(
    'over.wav',
    48_000,
    silence(3, 48_000).map((_, index) => (index % 4 < 2 ? size : -size)),
  );
  expect(quality.true_peak_dbtp).toBeGreaterThan(1.2);
  expect(quality.true_peak_dbtp).toBeLessThan(2.3);
  expect(named(quality)).toContain('over_full_scale');
  expect(lead(quality)).toMatch(/, but it peaks over full scale \(\+[12]\.\d dBTP\)\./);
});

const fine: QualityParts = {
  signal_to_noise_ratio_db: 40,
  bandwidth_hz: 12_000,
  clipping_ratio: 0,
  true_peak_dbtp: -1,
  loudness_lufs: -18,
  level_spread_db: 1,
  breaks_off: false,
};

test.each<[string, Partial<QualityParts>, number]>([
  ['a clean recording', {}, 100],
  ['a peak of +1.5 dBTP', { true_peak_dbtp: 1.5 }, 84],
  ['some clipping', { clipping_ratio: 0.0005 }, 84],
  ['clipping throughout', { clipping_ratio: 0.02 }, 64],
  ['noise', { signal_to_noise_ratio_db: 14 }, 84],
  ['heavy noise', { signal_to_noise_ratio_db: 8 }, 64],
])('%s limits the score', (_, changes, most) => {
  expect(qualityScore({ ...fine, ...changes })).toBeLessThanOrEqual(most);
  expect(qualityWord(qualityScore({ ...fine, ...changes })) === 'excellent').toBe(most === 100);
});

test('the first sentence of the card names clipping, noise and a file that breaks off', async () => {
  const clipped = tone(200, 3, 48_000, 6).map((value) => Math.max(-1, Math.min(1, value)));
  const { quality } = await measure('square.wav', 48_000, clipped);
  expect(lead(quality).split('. ')[0]).toMatch(
    /^(Poor|Fair) recording, \d+ of 100, but .*it clips \(\d\d\.\d+ % of the samples\)/,
  );
  expect(
    lead({
      ...quality,
      overall_quality: 'fair',
      quality_score: 51,
      signal_to_noise_ratio_db: 8.2,
      problems: [
        { problem: 'noise', detail: '' },
        { problem: 'quiet', detail: '' },
      ],
    }),
  ).toBe(
    'Fair recording, 51 of 100, but it is noisy (speech 8 dB above the background). One more problem a listener would notice.',
  );
  expect(
    lead({
      ...quality,
      overall_quality: 'excellent',
      quality_score: 86,
      problems: [{ problem: 'breaks_off', detail: '' }],
    }),
  ).toBe('Excellent recording, 86 of 100, but the file breaks off or is damaged.');
});

test('a loud clean sine does not clip', async () => {
  const { quality } = await measure('loud.wav', 48_000, tone(997, 3, 48_000, -0.1));
  expect(quality.clipping_ratio).toBe(0);
  expect(named(quality)).not.toContain('clipping');
});

test('noise has a level and a bandwidth, but no speech', async () => {
  const { quality, spans } = await measure('noise.wav', 44_100, noise(10, 44_100, -40));
  expect(quality.background_noise_dbfs).toBeGreaterThan(-48);
  expect(quality.background_noise_dbfs).toBeLessThan(-39);
  expect(quality.bandwidth_hz).toBeGreaterThan(20_000);
  expect(quality.speech_ratio).toBeLessThan(0.05);
  expect(spans).toEqual([]);
});

test('bandwidth is that of the content, not of the container', async () => {
  const { quality } = await measure('low.wav', 44_100, complexTone({ hertz: 500, partials: 6 }, 4, 44_100, -20));
  expect(quality.bandwidth_hz).toBeGreaterThan(2_900);
  expect(quality.bandwidth_hz).toBeLessThan(3_600);
});

test('a silent channel is named', async () => {
  const { quality } = await measure('one-sided.wav', 44_100, tone(300, 3, 44_100, -20), silence(3, 44_100));
  expect(quality.problems).toContainEqual({ problem: 'silent_channel', detail: 'Channel 2 of 2 is silent.' });
  expect(named(quality)).not.toContain('identical_channels');
});

test('peaks follow the outline of the sound', async () => {
  const { peaks } = await measure(
    'outline.wav',
    44_100,
    joinSounds(silence(2, 44_100), tone(400, 2, 44_100, -6.02), silence(4, 44_100)),
  );
  expect(peaks.length).toBeGreaterThanOrEqual(1_000);
  expect(peaks.length).toBeLessThanOrEqual(2_000);
  const at = (share: number): number => peaks[Math.floor(peaks.length * share)] ?? -1;
  expect([at(0.1), at(0.9)]).toEqual([0, 0]);
  expect(at(0.375)).toBeCloseTo(0.5, 2);
});
