import { expect, it } from 'vitest';
import { fallacies } from '#lib/analyses/argument-analysis/fallacy-cues';
import { examples, fallaciesIn, scoresOf } from './argument.ts';

/** Floors well under what is reached, so that a change that loses a lot is seen. */
it.each(Object.keys(fallacies))('finds %s in most of our own examples, and seldom elsewhere', (fallacy) => {
  const { precision, recall } = scoresOf(fallacy, examples());
  expect(precision).toBeGreaterThan(0.85);
  expect(recall).toBeGreaterThan(0.6);
});

it('finds nothing in other fallacies and in plain sentences', () => {
  const others = examples().filter(({ fallacy }) => fallacy === null);
  expect(others.length).toBeGreaterThan(40);
  expect(others.filter(({ text }) => fallaciesIn(text).length > 0).length).toBeLessThan(4);
});
