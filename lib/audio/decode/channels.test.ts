import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChannelSpeaker, SpeechSpan } from '#lib/audio/contract';
import { createListener } from '#lib/audio/listener';
import {
  callRate,
  type MadeCall,
  madeCall,
  mixOf,
  spokenSample,
  type SpokenSample,
  withBleeding,
} from '#lib/audio/testing/calls';
import { listenIn } from '#lib/audio/testing/listening';
import { join as joinSounds, music, silence, type Sound, writeWav } from '#lib/audio/testing/sounds';

const listener = createListener({ maxAudioMinutes: 5 });
let folder: string;
let sample: SpokenSample;
let call: MadeCall;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'channels-'));
  sample = await spokenSample('planning', listener, folder);
  call = madeCall(sample, [
    { turn: 0, gap_s: 0.5 },
    { turn: 1, gap_s: -0.8 },
    { turn: 2, gap_s: 0.5 },
    { turn: 3, gap_s: 0.4 },
    { turn: 4, gap_s: -0.8 },
  ]);
});
afterAll(async () => {
  await listener.close();
  await rm(folder, { recursive: true });
});

async function hear(
  left: Sound,
  right: Sound,
): Promise<{ spans: SpeechSpan[]; speakers: ChannelSpeaker[] | null; work_dir: string }> {
  const path = await writeWav(join(await mkdtemp(join(folder, 'call-')), 'call.wav'), callRate, left, right);
  const listening = await listenIn(folder, listener, path);
  return {
    spans: await Array.fromAsync(listening.spans),
    speakers: await listening.speakers,
    work_dir: listening.work_dir,
  };
}

/** Seconds of a channel's voice outside its own turns, with a tolerance of `slack_s`. */
function strayVoice({ channel, spans }: ChannelSpeaker, { turns }: MadeCall, slack_s = 0.2): number {
  const own = turns.filter((turn) => turn.channel === channel);
  const inside = (at_s: number): boolean =>
    own.some(({ start_s, end_s }) => at_s > start_s - slack_s && at_s < end_s + slack_s);
  return spans.reduce(
    (sum, { start_s, end_s }) =>
      sum +
      Array.from({ length: Math.floor((end_s - start_s) / 0.01) }, (_, index) => start_s + index * 0.01).filter(
        (at_s) => !inside(at_s),
      ).length *
        0.01,
    0,
  );
}

function talk(speakers: ChannelSpeaker[] | null, channel: number): number {
  return (speakers?.find((speaker) => speaker.channel === channel)?.spans ?? []).reduce(
    (sum, { start_s, end_s }) => sum + end_s - start_s,
    0,
  );
}

describe('a voice on each channel', () => {
  test('each channel is a speaker, spans come in order of their start and stay within their turns', async () => {
    const { spans, speakers } = await hear(call.left, call.right);
    expect(speakers?.map(({ channel, speaker }) => [channel, speaker])).toEqual([
      [1, 'Speaker 1'],
      [2, 'Speaker 2'],
    ]);
    expect(spans.map(({ channel, speaker }) => `${channel} ${speaker}`)).toEqual([
      '1 Speaker 1',
      '2 Speaker 2',
      '1 Speaker 1',
      '2 Speaker 2',
      '1 Speaker 1',
    ]);
    for (const [index, { start_s, end_s }] of spans.entries()) {
      expect(start_s).toBeGreaterThanOrEqual(spans[index - 1]?.start_s ?? 0);
      expect(Math.abs(start_s - (call.turns[index]?.start_s ?? 0))).toBeLessThan(0.35);
      expect(Math.abs(end_s - (call.turns[index]?.end_s ?? 0))).toBeLessThan(0.35);
    }
    for (const speaker of speakers ?? []) expect(strayVoice(speaker, call)).toBe(0);
  });

  test.each([
    ['bleeding 20 dB down, as from a headset', -20, 0.002],
    ['bleeding 15 dB down', -15, 0.01],
    ['an echo 25 dB down after 0.2 s', -25, 0.2],
  ])('%s adds no words to the other channel', async (_, db, delay_s) => {
    const { spans, speakers } = await hear(
      withBleeding(call.left, call.right, db, delay_s),
      withBleeding(call.right, call.left, db, delay_s),
    );
    expect(spans.map(({ channel }) => channel)).toEqual([1, 2, 1, 2, 1]);
    expect(speakers).toHaveLength(2);
    for (const speaker of speakers ?? []) expect(strayVoice(speaker, call)).toBeLessThan(0.3);
  });

  test('a voice that is 14 dB quieter is heard, even while the other speaks', async () => {
    const { spans, speakers } = await hear(
      call.left,
      call.right.map((value) => value * 0.2),
    );
    expect(spans.map(({ channel }) => channel)).toEqual([1, 2, 1, 2, 1]);
    const first = speakers?.[1]?.spans[0];
    expect(Math.abs((first?.start_s ?? 0) - (call.turns[1]?.start_s ?? 0))).toBeLessThan(0.25);
  });

  test('an announcement in both channels before the call has no speaker', async () => {
    const announcement = madeCall(sample, [{ turn: 5, gap_s: 0.3 }]).right;
    const { spans, speakers } = await hear(joinSounds(announcement, call.left), joinSounds(announcement, call.right));
    expect(spans.map(({ channel }) => channel)).toEqual([undefined, 1, 2, 1, 2, 1]);
    expect(spans[0]?.speaker).toBeUndefined();
    for (const { spans: heard } of speakers ?? [])
      expect(heard[0]?.start_s).toBeGreaterThan(announcement.length / callRate);
    expect(speakers).toHaveLength(2);
  });

  test('a second voice after half a minute: the first is heard before, and both are speakers at the end', async () => {
    const alone = madeCall(
      sample,
      [0, 2, 4, 6, 8, 10].map((turn) => ({ turn, gap_s: 0.6 })),
    );
    const answer = madeCall(sample, [{ turn: 3, gap_s: 0.5 }]);
    const { spans, speakers } = await hear(joinSounds(alone.left, answer.left), joinSounds(alone.right, answer.right));
    expect(spans.filter(({ channel }) => channel === 1).length).toBeGreaterThanOrEqual(6);
    expect(spans[0]?.speaker).toBeUndefined();
    expect(spans.at(-1)).toMatchObject({ channel: 2, speaker: 'Speaker 2' });
    expect(speakers).toHaveLength(2);
    expect(talk(speakers, 2)).toBeGreaterThan(4);
  });
});

describe('ordinary stereo stays one stream', () => {
  test.each<[string, (mix: Sound) => [Sound, Sound]]>([
    ['the same in both channels', (mix) => [mix, mix]],
    ['3 dB to one side', (mix) => [mix, mix.map((value) => value * 10 ** (-3 / 20))]],
    [
      '6 dB to one side and half a millisecond late',
      (mix) => [mix, withBleeding(new Float32Array(mix.length), mix, -6, 0.0005)],
    ],
    ['with opposite sign', (mix) => [mix, mix.map((value) => -0.7 * value)]],
  ])('%s', async (_, make) => {
    const { spans, speakers, work_dir } = await hear(...make(mixOf(call.left, call.right)));
    expect(speakers).toBeNull();
    expect(spans.length).toBeGreaterThan(2);
    expect(spans.every((span) => span.channel === undefined && span.speaker === undefined)).toBe(true);
    // Channel files that nobody will read are removed.
    expect(existsSync(join(work_dir, 'channel-1-16k.pcm'))).toBe(false);
  });

  test('two people in front of a stereo microphone, each nearer to one side', async () => {
    const { spans, speakers } = await hear(
      withBleeding(call.left, call.right, -5, 0.0006),
      withBleeding(call.right, call.left, -5, 0.0006),
    );
    expect(speakers).toBeNull();
    expect(spans.every(({ channel }) => channel === undefined)).toBe(true);
  });

  test.each<[string, (mix: Sound) => Sound]>([
    ['silent', (mix) => new Float32Array(mix.length)],
    ['only bleeding, 20 dB down', (mix) => withBleeding(silence(mix.length / callRate, callRate), mix, -20, 0.005)],
    ['only an echo, 20 dB down', (mix) => withBleeding(silence(mix.length / callRate, callRate), mix, -20, 0.25)],
    ['music', (mix) => music(mix.length / callRate, callRate)],
  ])('the other channel is %s: one stream, and no speaker is named', async (_, make) => {
    const mix = mixOf(call.left, call.right);
    const { spans, speakers } = await hear(mix, make(mix));
    expect(speakers).toBeNull();
    expect(new Set(spans.map(({ channel }) => channel)).size).toBe(1);
    expect(spans.every(({ speaker }) => speaker === undefined)).toBe(true);
  });

  test('a voice on one side first, then in the middle: no words twice', async () => {
    const mix = mixOf(call.left, call.right);
    const aside = madeCall(
      sample,
      [0, 2, 4, 6, 8].map((turn) => ({ turn, gap_s: 0.6 })),
    );
    const { spans, speakers } = await hear(
      joinSounds(aside.left, mix, mix),
      joinSounds(new Float32Array(aside.left.length), mix, mix),
    );
    expect(speakers).toBeNull();
    expect(spans.every(({ start_s }, index) => start_s >= (spans[index - 1]?.end_s ?? 0) - 0.01)).toBe(true);
  });
});
