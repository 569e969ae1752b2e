import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAudioQuality } from '#lib/analyses/audio-quality-metrics/build';
import { lead } from '#lib/analyses/audio-quality-metrics/lead';
import { audioQualityMetricsSchema } from '#lib/analyses/audio-quality-metrics/schema';
import { createListener } from '#lib/audio/listener';
import { callRate, type MadeCall, madeCall, mixOf, spokenSample } from '#lib/audio/testing/calls';
import { decoders } from '#lib/audio/testing/decoders';
import { encode, type Recipe } from '#lib/audio/testing/encode';
import { listenIn } from '#lib/audio/testing/listening';
import { isLong } from '#lib/base/testing/long';
import { join as joinSounds, music, silence, type Sound, writeWav } from '#lib/audio/testing/sounds';

describe.each(decoders)('%s', (_, which) => {
  // The system's FFmpeg goes the same ways through the listener. Here one recording of each kind shows it, with
  // lib/audio/decode/ffmpeg/decoder.test.ts; all of them run in the long tier.
  const all = which.ffmpeg === undefined || isLong;
  const some = <T>(cases: readonly T[]): readonly T[] => (all ? cases : cases.slice(0, 1));
  const listener = createListener({ maxAudioMinutes: 5, ...which });
  let folder: string;
  let call: MadeCall;
  let talk: Sound;
  /** When the turns of `talk` begin, in seconds. */
  let starts: number[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odd-'));
    const sample = await spokenSample('planning', listener, folder);
    call = madeCall(sample, [
      { turn: 0, gap_s: 0.5 },
      { turn: 1, gap_s: 1 },
      { turn: 2, gap_s: 1 },
      { turn: 3, gap_s: 1 },
    ]);
    talk = mixOf(call.left, call.right);
    starts = call.turns.map(({ start_s }) => start_s);
  });
  afterAll(async () => {
    await listener.close();
    await rm(folder, { recursive: true });
  });

  async function hear(path: string) {
    const listening = await listenIn(folder, listener, path);
    const spans = await Array.fromAsync(listening.spans);
    const measured = await listening.measured;
    const quality = buildAudioQuality(measured);
    expect(audioQualityMetricsSchema.safeParse(quality).error).toBeUndefined();
    const copy = measured.info.playable ? null : await listener.probe(join(listening.work_dir, 'copy.mp3'));
    return {
      spans,
      speakers: await listening.speakers,
      measured,
      quality,
      lead: lead(quality),
      problems: quality.problems.map(({ problem }) => problem),
      copy,
      pcm_path: listening.pcm_path,
    };
  }

  async function made(name: string, sound: Sound | readonly Sound[], recipe: Recipe) {
    const path = join(folder, name);
    encode(path, sound, callRate, recipe);
    return hear(path);
  }

  function near(spans: readonly { start_s: number }[], expected: readonly number[], slack_s = 0.35): void {
    expect(spans.length).toBe(expected.length);
    for (const [index, { start_s }] of spans.entries())
      expect(Math.abs(start_s - (expected[index] ?? 0))).toBeLessThan(slack_s);
  }

  describe('times are those of the container', () => {
    test.each(
      some<[string, Recipe]>([
        ['late.mp4', { muxer: 'mp4', encoder: 'aac', video: true, late_s: 5 }],
        ['late.mkv', { muxer: 'matroska', encoder: 'libopus', rate: 48_000, video: true, late_s: 5 }],
        [
          'late-live.mkv',
          {
            muxer: 'matroska',
            encoder: 'libopus',
            rate: 48_000,
            video: true,
            late_s: 5,
            live: true,
            options: { live: '1' },
          },
        ],
        ['late.ts', { muxer: 'mpegts', encoder: 'aac', video: true, late_s: 5 }],
      ]),
    )('%s: sound that begins five seconds after the picture is heard five seconds later', async (name, recipe) => {
      const { spans, problems, quality, copy } = await made(name, talk, recipe);
      near(
        spans,
        starts.map((start_s) => start_s + 5),
      );
      expect(problems).not.toContain('breaks_off');
      // A file without a proper end has lost the encoder's last moments.
      expect(Math.abs(quality.duration_s - talk.length / callRate - 5)).toBeLessThan(recipe.live ? 0.6 : 0.1);
      // The copy that the page plays has the same times.
      expect(Math.abs((copy?.duration_hint_s ?? 0) - quality.duration_s)).toBeLessThan(0.15);
    });

    test.each(some(['webm', 'matroska', 'mp4']))(
      'a gap in the time stamps of a recording (%s) is silence, and no damage',
      async (muxer) => {
        const at_s = (starts[1] ?? 0) - 0.5;
        const { spans, problems, quality } = await made(`gap.${muxer}`, talk, {
          muxer,
          encoder: muxer === 'mp4' ? 'aac' : 'libopus',
          rate: 48_000,
          gap: { at_s, length_s: 3 },
          ...(muxer === 'webm' ? { live: true, options: { live: '1' } } : {}),
        });
        near(
          spans,
          starts.map((start_s, index) => start_s + (index === 0 ? 0 : 3)),
        );
        expect(problems).not.toContain('breaks_off');
        expect(Math.abs(quality.duration_s - talk.length / callRate - 3)).toBeLessThan(0.4);
      },
    );
  });

  describe('all sound tracks are heard', () => {
    test('two tracks with a voice each are two speakers', async () => {
      const {
        speakers,
        spans,
        lead: sentence,
        measured,
        quality,
      } = await made('interview.mkv', call.left, { muxer: 'matroska', encoder: 'flac', more: [call.right] });
      expect(speakers?.map(({ channel, speaker }) => [channel, speaker])).toEqual([
        [1, 'Speaker 1'],
        [2, 'Speaker 2'],
      ]);
      expect(spans.map(({ speaker }) => speaker)).toEqual(['Speaker 1', 'Speaker 2', 'Speaker 1', 'Speaker 2']);
      expect(measured.info.playable).toBe(false);
      expect(quality.sound_tracks).toEqual({ names: [null, null], heard: [1, 2] });
      expect(sentence).toContain('All 2 sound tracks are heard.');
    });

    test.runIf(all).each<[string, () => Sound]>([
      ['music', () => music(talk.length / callRate, callRate)],
      ['silence', () => silence(talk.length / callRate, callRate)],
    ])('of a track with %s and one with speech, the one with speech is used and named', async (name, other) => {
      const {
        speakers,
        spans,
        lead: sentence,
      } = await made(`${name}.mkv`, other(), {
        muxer: 'matroska',
        encoder: 'flac',
        more: [talk],
        titles: ['Game', 'Voice'],
      });
      near(spans, starts);
      expect(speakers).toBeNull();
      expect(sentence).toContain('Of 2 sound tracks, 2 (“Voice”) is heard.');
    });

    test.runIf(all)('of three tracks the one with speech is found', async () => {
      const quiet = silence(talk.length / callRate, callRate);
      const { spans, lead: sentence } = await made('three.mp4', quiet, {
        muxer: 'mp4',
        encoder: 'aac',
        video: true,
        more: [quiet, talk],
      });
      near(spans, starts);
      expect(sentence).toContain('Of 3 sound tracks, 3 is heard.');
    });

    test.runIf(all)('the same talk in two tracks is used once, from the first', async () => {
      const {
        spans,
        speakers,
        lead: sentence,
      } = await made('twice.mkv', talk, {
        muxer: 'matroska',
        encoder: 'flac',
        more: [talk.map((value) => value * 0.8)],
      });
      near(spans, starts);
      expect(speakers).toBeNull();
      expect(sentence).toContain('Of 2 sound tracks, 1 is heard.');
    });
  });

  describe('joined files whose parts differ', () => {
    test.each(
      some<[string, Recipe, Recipe]>([
        [
          'mp3',
          { muxer: 'mp3', encoder: 'libmp3lame', rate: 44_100 },
          { muxer: 'mp3', encoder: 'libmp3lame', rate: 22_050 },
        ],
        ['aac', { muxer: 'adts', encoder: 'aac', rate: 44_100 }, { muxer: 'adts', encoder: 'aac', rate: 22_050 }],
        [
          'ogg',
          { muxer: 'ogg', encoder: 'libvorbis', rate: 44_100 },
          { muxer: 'ogg', encoder: 'libvorbis', rate: 22_050 },
        ],
        [
          'wav',
          { muxer: 'wav', encoder: 'pcm_s16le', rate: 44_100 },
          { muxer: 'wav', encoder: 'pcm_s16le', rate: 22_050 },
        ],
        [
          'opus',
          { muxer: 'ogg', encoder: 'libopus', rate: 48_000 },
          { muxer: 'ogg', encoder: 'libopus', rate: 48_000 },
        ],
        ['ts', { muxer: 'mpegts', encoder: 'aac', rate: 44_100 }, { muxer: 'mpegts', encoder: 'aac', rate: 22_050 }],
      ]),
    )('%s: both parts are heard, though rate and channels change', async (name, first, second) => {
      const path = join(folder, `joined.${name}`);
      const part = join(folder, `part.${name}`);
      encode(path, talk, callRate, first);
      encode(part, [talk, talk], callRate, second);
      await appendFile(path, await readFile(part));
      const { spans, quality } = await hear(path);
      const length_s = talk.length / callRate;
      expect(Math.abs(quality.duration_s - 2 * length_s)).toBeLessThan(0.4);
      near(spans, [...starts, ...starts.map((start_s) => start_s + length_s)], 0.5);
    });
  });

  describe('channels', () => {
    test('inverted channels: one is used instead of their mix, and the card says so', async () => {
      const path = await writeWav(
        join(folder, 'inverted.wav'),
        callRate,
        talk,
        talk.map((value) => -value),
      );
      const { spans, speakers, lead: sentence, problems, quality, pcm_path } = await hear(path);
      near(spans, starts);
      expect(speakers).toBeNull();
      expect(problems).toContain('cancelling_channels');
      expect(quality.bandwidth_hz).toBeGreaterThan(3_000);
      expect(sentence).toContain('the channels cancel each other');
      const pcm = await readFile(pcm_path);
      const heard = new Int16Array(pcm.buffer, pcm.byteOffset, pcm.byteLength / 2);
      const at = talk.findIndex((value) => value > 0.1);
      expect(Math.abs((heard[at] ?? 0) / 32_768 - (talk[at] ?? 0))).toBeLessThan(0.02);
    });

    test.runIf(all)('ordinary stereo does not cancel', async () => {
      const path = await writeWav(
        join(folder, 'stereo.wav'),
        callRate,
        talk,
        talk.map((value) => 0.5 * value),
      );
      expect((await hear(path)).problems).not.toContain('cancelling_channels');
    });

    test.runIf(all)('surround with speech in the middle is normal', async () => {
      const rest = silence(talk.length / callRate, callRate);
      const { spans, problems, quality } = await made('surround.mp4', [rest, rest, talk, rest, rest, rest], {
        muxer: 'mp4',
        encoder: 'aac',
        rate: 48_000,
        video: true,
      });
      expect(quality.channels).toBe(6);
      near(spans, starts);
      expect(problems).not.toContain('silent_channel');
    });

    test.runIf(all)('silent channels are named in words', async () => {
      const rest = silence(talk.length / callRate, callRate);
      const path = await writeWav(join(folder, 'four.wav'), callRate, talk, rest, rest, joinSounds(rest));
      expect((await hear(path)).quality.problems).toContainEqual({
        problem: 'silent_channel',
        detail: 'Channels 2, 3 and 4 of 4 are silent.',
      });
    });
  });
});
