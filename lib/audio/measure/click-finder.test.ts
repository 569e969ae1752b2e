import { expect, test } from 'vitest';
import { ClickFinder } from './click-finder.ts';
import { complexTone, join, music, noise, silence, type Sound, voice } from '#lib/audio/testing/sounds';

const rate = 16_000;

function clicksIn(sound: Sound, batch = 5_000): readonly { start_s: number; end_s: number; clicks: number }[] {
  const finder = new ClickFinder();
  const samples = Int16Array.from(sound, (value) => Math.round(Math.max(-1, Math.min(1, value)) * 32_767));
  for (let at = 0; at < samples.length; at += batch) finder.push(samples.subarray(at, at + batch));
  return finder.places;
}

/** Samples that jump up and down again, like a switch. */
function withClicks(sound: Sound, height: number, ...at_s: number[]): Sound {
  const out = sound.slice();
  for (const at of at_s)
    for (const [step, share] of [1, -0.7, 0.3].entries())
      out[Math.round(at * rate) + step] = (out[Math.round(at * rate) + step] ?? 0) + height * share;
  return out;
}

/** A burst of noise that fades in the given time, like a plosive alone. */
function burst(fade_s: number, dbfs: number): Sound {
  return noise(0.2, rate, dbfs).map((value, index) => value * Math.exp(-index / rate / fade_s));
}

test('clicks in silence, noise and speech-like sound are found at their times', () => {
  for (const sound of [silence(8, rate), noise(8, rate, -60), voice(8, rate, { pitch_hz: 120, dbfs: -30 })]) {
    const places = clicksIn(withClicks(sound, 0.5, 1.5, 4, 6.5), 777);
    expect(places.map(({ start_s }) => start_s)).toEqual([
      expect.closeTo(1.5, 2),
      expect.closeTo(4, 2),
      expect.closeTo(6.5, 2),
    ]);
    expect(
      places.every(({ start_s, end_s, clicks }) => end_s > start_s && end_s - start_s < 0.01 && clicks === 1),
    ).toBe(true);
  }
});

test('clicks close to each other are one entry', () => {
  expect(clicksIn(withClicks(silence(5, rate), 0.5, 1, 1.2, 1.4, 3))).toMatchObject([
    { clicks: 3, start_s: expect.closeTo(1, 2), end_s: expect.closeTo(1.4, 2) },
    { clicks: 1 },
  ]);
});

test.each<[string, Sound]>([
  ['silence', silence(3, rate)],
  ['noise', noise(5, rate, -20)],
  ['a voice', voice(5, rate, { pitch_hz: 110, hnr_db: 25 })],
  ['a creaking voice', voice(5, rate, { pitch_hz: 32, jitter: 0.1 })],
  ['music with a beat', music(8, rate)],
  ['a plosive with its breath', join(silence(1, rate), burst(0.02, -15), silence(1, rate))],
  [
    'a plosive before a vowel',
    join(silence(1, rate), burst(0.01, -20).subarray(0, 160), voice(0.5, rate, { pitch_hz: 120 }), silence(1, rate)),
  ],
  [
    'a tone that starts',
    join(silence(1, rate), complexTone({ hertz: 440, partials: 6 }, 1, rate, -12), silence(1, rate)),
  ],
  ['clicks too soft to hear', withClicks(silence(3, rate), 0.005, 1, 2)],
  ['nothing', new Float32Array(0)],
])('there are no clicks in %s', (_, sound) => expect(clicksIn(sound)).toEqual([]));

test('an hour of crackle gives a limited list', () => {
  const second = withClicks(silence(2, rate), 0.5, 0.5);
  const finder = new ClickFinder();
  const samples = Int16Array.from(second, (value) => Math.round(value * 32_767));
  for (let index = 0; index < 700; index++) finder.push(samples);
  expect(finder.places.length).toBe(500);
});
