import { expect, test } from 'vitest';
import { cleanPitch, createPitchFinder, pitchWindow, voicedFrom } from './pitch-finder.ts';
import { complexTone, noise } from '#lib/audio/testing/sounds';

const rate = 16_000;

test.each([70, 98, 110, 155.6, 220, 311.1, 440, 490])(
  'a tone and a complex tone of %d Hz are found within 1 %%',
  (hertz) => {
    const find = createPitchFinder();
    for (const partials of [1, 5]) {
      const sound = complexTone({ hertz, partials }, 0.5, rate, -15);
      for (const start of [0, 1_000, 3_333]) {
        const pitch = find(sound.slice(start, start + pitchWindow));
        expect(Math.abs(pitch.hertz / hertz - 1)).toBeLessThan(0.01);
        expect(pitch.clarity).toBeGreaterThan(voicedFrom);
      }
    }
  },
);

test('noise has no pitch', () => {
  const find = createPitchFinder();
  const sound = noise(1, rate, -20);
  const found = Array.from({ length: 14 }, (_, index) => find(sound.slice(index * 1_000, index * 1_000 + pitchWindow)));
  expect(found.filter((pitch) => pitch.clarity >= voicedFrom)).toEqual([]);
});

test('octave errors and lone frames are dropped', () => {
  expect([...cleanPitch(Float32Array.of(0, 0, 120, 121, 242, 122, 123, 0, 0, 0, 0, 0, 0, 0, 180, 0))]).toEqual([
    0, 0, 120, 121, 0, 122, 123, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]);
});
