import { expect, test } from 'vitest';
import { featuresByChannel } from './channel-features.ts';
import type { AcousticTracks, ChannelSpeaker } from '#lib/audio/contract';
import { acousticFeatures } from './features.ts';

const hop_s = 0.02;
const length_s = 6;

/** A voice of one pitch and level between two times, with silence around it. */
function voice(from_s: number, to_s: number, hertz: number, dbfs: number): AcousticTracks {
  const isSpeech = (index: number): boolean => index * hop_s >= from_s && index * hop_s < to_s;
  const fill = (inside: number, outside: number): Float32Array =>
    Float32Array.from({ length: length_s / hop_s }, (_, index) => (isSpeech(index) ? inside : outside));
  return { hop_s, pitch_hz: fill(hertz, 0), intensity_dbfs: fill(dbfs, -70), speech: fill(0.9, 0.01) };
}

const left = voice(0, 4, 110, -20);
const right = voice(2, 6, 220, -30);
/** The deeper voice masks the other. */
const mix: AcousticTracks = {
  ...left,
  pitch_hz: left.pitch_hz.map((hertz, index) => hertz || (right.pitch_hz[index] ?? 0)),
  speech: left.speech.map((value, index) => Math.max(value, right.speech[index] ?? 0)),
};
const speakers: ChannelSpeaker[] = [
  { channel: 1, speaker: 'Speaker 1', spans: [], tracks: left },
  { channel: 2, speaker: 'Speaker 2', spans: [], tracks: right },
];
const segments = [
  { id: 0, start_s: 0, end_s: 4, speaker: 'Speaker 1' },
  { id: 1, start_s: 2, end_s: 6, speaker: 'Speaker 2' },
];
const words = Array.from({ length: 10 }, () => ({ segment_id: 1 }));

test('a voice is measured in its own channel, even while another speaks', () => {
  const { segments: features, overall, pauses } = featuresByChannel(mix, speakers, segments, words);
  expect(features).toMatchObject([
    { segment_id: 0, pitch_median_hz: 110, intensity_dbfs: -20 },
    { segment_id: 1, pitch_median_hz: 220, intensity_dbfs: -30, speech_rate_wpm: 150 },
  ]);
  expect({ overall, pauses }).toEqual({ overall: acousticFeatures(mix, segments, words).overall, pauses: [] });
});

test('with the caller’s labels, the channel that is loudest at that time', () => {
  const named = [
    { id: 0, start_s: 0, end_s: 1.9, speaker: 'Ann' },
    { id: 1, start_s: 4.1, end_s: 6, speaker: 'Ben' },
  ];
  expect(featuresByChannel(mix, speakers, named, []).segments).toMatchObject([
    { pitch_median_hz: 110 },
    { pitch_median_hz: 220, intensity_dbfs: -30 },
  ]);
});

test('without a speaker per channel everything comes from the mix', () => {
  expect(featuresByChannel(mix, null, segments, words)).toEqual(acousticFeatures(mix, segments, words));
});
