import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { floorOf } from '#lib/analyses/measures/floor';
import { speakersOf } from '#lib/text/speakers';
import { buildTranscript } from '#lib/analyses/transcript/build';
import { createListener } from '#lib/audio/listener';
import { callRate, madeCall, type MadeCall, mixOf, spokenSample, withBleeding } from '#lib/audio/testing/calls';
import { type Sound, writeWav } from '#lib/audio/testing/sounds';
import type { Evaluation, Measurement } from './evaluation.ts';

/** Gaps before each turn of a sample; negative if it begins before the previous one ends. */
const lively = [0.5, -0.8, 0.5, 0.4, -0.8, 1, -0.5, 0.3, -1, 0.6, 0.2];
const calm = [0.5, 0.3, 0.5, 0.4, 0.2, 1, 0.3, 0.6, 0.8, 0.6, 0.4];

const calls: [string, (call: MadeCall) => [Sound, Sound]][] = [
  ['clean', ({ left, right }) => [left, right]],
  [
    'bleeding, -20 dB',
    ({ left, right }) => [withBleeding(left, right, -20, 0.01), withBleeding(right, left, -20, 0.01)],
  ],
  [
    'echo after 0.2 s, -25 dB',
    ({ left, right }) => [withBleeding(left, right, -25, 0.2), withBleeding(right, left, -25, 0.2)],
  ],
  ['one 14 dB quieter', ({ left, right }) => [left, right.map((value) => value * 0.2)]],
];
const noCalls: [string, (mix: Sound) => [Sound, Sound]][] = [
  ['the same in both', (mix) => [mix, mix]],
  ['3 dB to one side', (mix) => [mix, mix.map((value) => value * 0.71)]],
  ['one silent', (mix) => [mix, new Float32Array(mix.length)]],
  ['one with an echo of the other only', (mix) => [mix, withBleeding(new Float32Array(mix.length), mix, -20, 0.2)]],
];

export const channels: Evaluation = {
  name: 'channels',
  on:
    'calls made of the two samples, a voice on each channel, with known overlap and interruptions; and stereo that ' +
    'is no call',
  read: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'undertone-channels-'));
    const listener = createListener({ maxAudioMinutes: 10 });
    const hear = async ([left, right]: [Sound, Sound]) => {
      const path = await writeWav(join(folder, 'call.wav'), callRate, left, right);
      const listening = listener.listen({
        path,
        work_dir: folder,
        peaks_path: join(folder, 'peaks.json'),
        playable_path: join(folder, 'copy.mp3'),
        signal: new AbortController().signal,
      });
      const spans = await Array.fromAsync(listening.spans);
      const speakers = await listening.speakers;
      // The measurements need no words, only speakers.
      const segments = spans.map((span, id) => ({ ...span, id, speaker: null, text: 'word', confidence: 1 }));
      return speakersOf(buildTranscript(segments, { duration_s: left.length / callRate }, speakers), {});
    };
    try {
      const rows: Measurement[] = [];
      for (const name of ['planning', 'argument'] as const) {
        const sample = await spokenSample(name, listener, folder);
        for (const [pace, gaps] of [
          ['lively', lively],
          ['calm', calm],
        ] as const) {
          const call = madeCall(
            sample,
            gaps.map((gap_s, turn) => ({ turn, gap_s })),
          );
          for (const [what, make] of calls) {
            const speakers = await hear(make(call));
            const floor = floorOf(speakers);
            rows.push({
              what: `${name}, ${pace}, ${what}`,
              value:
                speakers.source === 'channels'
                  ? `${floor.overlap_s.toFixed(2)} s of overlap, ${floor.interruptions.length} interruptions`
                  : 'no speakers',
              compared_with: `truth: ${call.overlap_s.toFixed(2)} s, ${call.interruptions}`,
            });
          }
        }
        const call = madeCall(
          sample,
          calm.map((gap_s, turn) => ({ turn, gap_s })),
        );
        for (const [what, make] of noCalls) {
          const { source } = await hear(make(mixOf(call.left, call.right)));
          rows.push({
            what: `${name}, ${what}`,
            value: source === null ? 'no speakers' : 'speakers',
            compared_with: 'truth: no speakers',
          });
        }
      }
      return rows;
    } finally {
      await listener.close();
      await rm(folder, { recursive: true });
    }
  },
};
