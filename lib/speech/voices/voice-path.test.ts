import { expect, test } from 'vitest';
import { voicePath } from './voice-path.ts';

/** Likelihoods of two voices: `first` is the advantage of the first in each frame. */
function path(first: number[]): number[] {
  return [...voicePath([Float64Array.from(first), new Float64Array(first.length)], first.length)];
}

test('the path follows the likelier voice, and changes with it', () => {
  const found = path([...Array<number>(200).fill(1), ...Array<number>(150).fill(-1)]);
  expect(found.slice(0, 200).every((voice) => voice === 0)).toBe(true);
  expect(found.slice(200).every((voice) => voice === 1)).toBe(true);
});

test('half a second of another voice is not a turn', () => {
  expect(
    new Set(path([...Array<number>(200).fill(1), ...Array<number>(50).fill(-1), ...Array<number>(200).fill(1)])),
  ).toEqual(new Set([0]));
});

test('speech too short for two turns has one voice, the likelier overall', () => {
  expect(new Set(path([...Array<number>(40).fill(1), ...Array<number>(70).fill(-1)]))).toEqual(new Set([1]));
});
