import { expect, it } from 'vitest';
import { dialogues, scoresOn, telephonePieces, telephoneShares } from './manipulation.ts';

/** Floors well under what is reached, so that a change that loses a lot is seen. */
it('finds cues in scenes that press, and seldom in others', () => {
  const scenes = dialogues();
  expect(scenes.length).toBeGreaterThan(150);
  const { precision, recall } = scoresOn(scenes);
  expect(precision).toBeGreaterThan(0.9);
  expect(recall).toBeGreaterThan(0.6);
});

it('finds next to none in telephone talk', () => {
  expect(telephonePieces().length).toBeGreaterThan(90);
  const { one, two } = telephoneShares();
  expect(one).toBeLessThan(0.06);
  expect(two).toBeLessThanOrEqual(0.01);
});
