import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SpeechSpan } from '#lib/audio/contract';
import type { LiveHearing } from './live-contract.ts';
import { LiveAnalyser } from './live-analyser.ts';
import { acousticFeatures } from '#lib/audio/voice/features';
import { openMedia } from '#lib/audio/decode/node-av/media-open';
import { join as joined, silence, type Sound, voice } from '#lib/audio/testing/sounds';

const rate = 48_000;
let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'undertone-ear-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const paths = () => ({
  pcm_path: join(folder, 'mix.pcm'),
  channel_pcm_paths: [join(folder, '1.pcm'), join(folder, '2.pcm')],
  flac_path: join(folder, 'r.flac'),
});
/** Treats loud frames as voice. */
const loud = () => async (frame: Float32Array) => (frame.some((sample) => Math.abs(sample) > 0.02) ? 0.95 : 0.02);

function pcmOf(...channels: Sound[]): Buffer {
  const frames = channels[0]?.length ?? 0;
  const bytes = Buffer.alloc(2 * channels.length * frames);
  for (let frame = 0; frame < frames; frame++)
    for (const [index, channel] of channels.entries())
      bytes.writeInt16LE(
        Math.round(32_767 * Math.max(-1, Math.min(1, channel[frame] ?? 0))),
        2 * (frame * channels.length + index),
      );
  return bytes;
}

async function listen(analyser: LiveAnalyser, pcm: Buffer, channels: number): Promise<LiveHearing[]> {
  const step = 2 * channels * Math.round(rate / 10);
  const heard: LiveHearing[] = [];
  for (let at = 0; at < pcm.length; at += step) {
    await analyser.push(pcm.subarray(at, at + step));
    heard.push(analyser.hearing());
  }
  return heard;
}

const speech = (seconds: number): Sound => voice(seconds, rate, { pitch_hz: 120, dbfs: -18 });
const spansOf = (heard: readonly LiveHearing[]): SpeechSpan[] => heard.flatMap(({ ended }) => ended);

test('a piece is reported 0.3 s after its end, with the open piece and measurements meanwhile; the file holds every sample', async () => {
  const analyser = new LiveAnalyser({ sample_rate_hz: rate, channels: 1 }, paths(), loud);
  const pcm = pcmOf(joined(silence(1, rate), speech(2), silence(1.5, rate), speech(1), silence(1, rate)));
  const heard = await listen(analyser, pcm, 1);
  const first = heard.findIndex(({ ended }) => ended.length > 0);
  expect(spansOf(heard)).toMatchObject([
    { start_s: expect.closeTo(0.8, 1), end_s: expect.closeTo(3.2, 1) },
    { start_s: expect.closeTo(4.3, 1), end_s: expect.closeTo(5.7, 1) },
  ]);
  expect(spansOf(heard)[0]).not.toHaveProperty('channel');
  expect((first + 1) / 10).toBeGreaterThan(3.29);
  expect((first + 1) / 10).toBeLessThan(3.6);
  const middle = heard[19];
  expect(middle?.open).toMatchObject([{ start_s: expect.closeTo(0.8, 1) }]);
  expect(middle?.gauge.level_dbfs).toBeCloseTo(-18, -1);
  expect(middle?.gauge.pitch_hz).toBeGreaterThan(110);
  expect(middle?.gauge.pitch_hz).toBeLessThan(130);
  const last = heard.at(-1);
  expect(last).toMatchObject({
    heard_s: expect.closeTo(6.5, 1),
    open: [],
    silent_s: expect.closeTo(1, 0),
    gauge: { talk_s: [expect.closeTo(3, 0)], pauses: [2], is_clipping: false, clipping_ratio: 0 },
  });
  const { measured, tracks } = analyser.soFar();
  const acoustics = acousticFeatures(
    tracks,
    [{ id: 0, start_s: 0.8, end_s: 3.2 }],
    [{ segment_id: 0, start_s: 1, end_s: 2 }],
  );
  expect(measured).toMatchObject({
    duration_s: expect.closeTo(6.5, 1),
    info: { sample_rate_hz: rate, channels: 1 },
    levels: { clipping_ratio: 0 },
  });
  expect(acoustics.overall.pitch_median_hz).toBeCloseTo(120, -1);
  analyser.finish();
  const media = await openMedia(paths().flac_path);
  const parts: Buffer[] = [];
  for (let block = await media.next(); block; block = await media.next())
    parts.push(Buffer.from(Int16Array.from(block, (value) => Math.round(value * 32_768)).buffer));
  media.close();
  expect(Buffer.concat(parts).equals(pcm)).toBe(true);
  expect(readFileSync(paths().flac_path).length).toBeLessThan(pcm.length / 2);
});

test('two channels are two speakers from the first word, and sound that leaks through the air has no speaker', async () => {
  const analyser = new LiveAnalyser({ sample_rate_hz: rate, channels: 2 }, paths(), loud);
  const [left, right] = [
    joined(silence(0.5, rate), speech(2), silence(3, rate)),
    joined(silence(3, rate), speech(1.5), silence(1, rate)),
  ];
  // The microphone picks up the loudspeaker, 20 dB lower.
  const heard = await listen(
    analyser,
    pcmOf(
      left.map((value, index) => value + 0.1 * (right[index] ?? 0)),
      right,
    ),
    2,
  );
  expect(
    spansOf(heard).map(({ channel, speaker, start_s }) => [channel, speaker, Math.round(start_s * 2) / 2]),
  ).toEqual([
    [1, 'Speaker 1', 0.5],
    [2, 'Speaker 2', 3],
  ]);
  expect(heard.at(-1)?.gauge.talk_s).toEqual([expect.closeTo(2, 0), expect.closeTo(1.5, 0)]);
  expect(heard[39]?.open.map(({ speaker }) => speaker)).toEqual(['Speaker 2']);
  analyser.finish();
  expect([1, 2].map((channel) => readFileSync(join(folder, `${channel}.pcm`)).length / 32_000)).toEqual([
    expect.closeTo(5.5, 1),
    expect.closeTo(5.5, 1),
  ]);
});

test('clipping is reported when it happens', async () => {
  const analyser = new LiveAnalyser({ sample_rate_hz: rate, channels: 1 }, paths(), loud);
  const clipped = speech(1).map((value) => Math.max(-1, Math.min(1, value * 60)));
  const heard = await listen(analyser, pcmOf(joined(speech(1), clipped, speech(1))), 1);
  expect([heard[8], heard[15], heard[28]].map((each) => each?.gauge.is_clipping)).toEqual([false, true, false]);
  expect(heard.at(-1)?.gauge.clipping_ratio).toBeGreaterThan(0.01);
  analyser.close();
});
