import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChannelSpeaker, MediaInfo, SpeechSpan } from '#lib/audio/contract';
import { createListener } from '#lib/audio/listener';
import { callRate, mixOf, spokenSample } from '#lib/audio/testing/calls';
import { decoders } from '#lib/audio/testing/decoders';
import { encode } from '#lib/audio/testing/encode';
import { listenIn } from '#lib/audio/testing/listening';
import type { Sound } from '#lib/audio/testing/sounds';
import { FlacWriter } from '#lib/audio/write/flac-writer';

const length_s = 25;
let folder: string;
/** Two talks in which somebody always speaks. */
let planning: Sound;
let argument: Sound;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sources-'));
  const listener = createListener({ maxAudioMinutes: 5 });
  const beginning = async (name: 'planning' | 'argument'): Promise<Sound> =>
    (await spokenSample(name, listener, folder)).sound.subarray(0, length_s * callRate);
  planning = await beginning('planning');
  argument = await beginning('argument');
  await listener.close();
});
afterAll(() => rm(folder, { recursive: true }));

/** As a live recording of two sources is stored. */
function liveRecording(name: string, left: Sound, right: Sound): string {
  const path = join(folder, name);
  const flac = new FlacWriter(path, { sample_rate_hz: callRate, channels: 2 });
  const samples = Int16Array.from({ length: 2 * left.length }, (_, index) =>
    Math.round(32_767 * ((index % 2 === 0 ? left : right)[index >> 1] ?? 0)),
  );
  flac.write(Buffer.from(samples.buffer));
  flac.finish();
  flac.close();
  return path;
}

describe.each(decoders)('two sources at once, read by %s', (_, { ffmpeg }) => {
  const listener = createListener({ maxAudioMinutes: 5, ...(ffmpeg === undefined ? {} : { ffmpeg }) });
  afterAll(() => listener.close());

  async function hear(
    path: string,
  ): Promise<{ info: MediaInfo; spans: SpeechSpan[]; speakers: ChannelSpeaker[] | null }> {
    const listening = await listenIn(folder, listener, path);
    const spans = await Array.fromAsync(listening.spans);
    return { info: await listening.info, spans, speakers: await listening.speakers };
  }

  test('a live recording keeps its two speakers, though both speak all the time', async () => {
    const { info, spans, speakers } = await hear(liveRecording('both.flac', planning, argument));
    expect(info).toMatchObject({ channels: 2, separate_sources: true });
    expect(speakers?.map(({ speaker }) => speaker)).toEqual(['Speaker 1', 'Speaker 2']);
    for (const channel of [1, 2]) {
      const heard_s = spans
        .filter((span) => span.channel === channel)
        .reduce((sum, { start_s, end_s }) => sum + end_s - start_s, 0);
      expect(heard_s, `channel ${channel}`).toBeGreaterThan(0.8 * length_s);
    }
  });

  test('the same sound in a file of another origin stays one stream', async () => {
    const path = join(folder, 'other.flac');
    encode(path, [planning, argument], callRate, { muxer: 'flac', encoder: 'flac' });
    const { info, speakers } = await hear(path);
    expect(info.separate_sources).toBe(false);
    expect(speakers).toBeNull();
  });

  test('one sound from both sources is read once and belongs to nobody', async () => {
    const mix = mixOf(planning, argument);
    const { spans, speakers } = await hear(liveRecording('same.flac', mix, mix));
    expect(speakers).toBeNull();
    expect(spans.every(({ start_s }, index) => start_s >= (spans[index - 1]?.end_s ?? 0) - 0.01)).toBe(true);
  });
});
