import { describe, expect, it } from 'vitest';
import { above, bestThresholds, mostLikely } from './decisions.ts';
import { fit } from './fit.ts';
import { unpunctuated, type Comment } from './goemotions.ts';
import { emotionScores, sentimentAccuracy } from './scores.ts';

const joy = [0, 0, 0, 1, 0, 0, 0];
const anger = [1, 0, 0, 0, 0, 0, 0];
const made: Comment[] = Array.from({ length: 40 }, (_, i) =>
  i % 2 === 0
    ? { text: `What a lovely day number ${i}!`, emotions: joy, sentiment: 2 }
    : { text: `I hate this horrible day ${i}.`, emotions: anger, sentiment: 0 },
);

describe('training', () => {
  it('gives the same bytes twice, and fits its training data', () => {
    const first = fit(made, 60, 2);
    const again = fit(made, 60, 2);
    expect(Buffer.from(first.bytes).equals(Buffer.from(again.bytes))).toBe(true);
    expect(first.card).toEqual(again.card);
    expect(first.card.features).toBe(60);
    expect(first.card.steps).toHaveLength(10);
    expect(first.bytes.length).toBeLessThan(60 * 14);
  });
});

describe('decisions', () => {
  it('take the nearest class if none is above its threshold', () => {
    expect(above([0.2, -1, 0.6], 0, [0, 0, 0.5])).toEqual([0, 2]);
    expect(above([-0.2, -1, 0.4], 0, [0, 0, 0.5])).toEqual([2]);
  });
  it('put the threshold between positive and negative examples', () => {
    const comments = Array.from({ length: 100 }, (_, i): Comment => ({
      text: '',
      emotions: [i < 30 ? 1 : 0],
      sentiment: null,
    }));
    const [threshold = 0] = bestThresholds(
      comments.map((_, i) => -i),
      comments,
      1,
    );
    expect(threshold).toBeGreaterThan(-36);
    expect(threshold).toBeLessThan(-24);
  });
  it('add the shift before choosing', () => {
    expect(mostLikely([0.1, 0.2, 0.15], 0, [0, 0, 0])).toBe(1);
    expect(mostLikely([0.1, 0.2, 0.15], 0, [0.3, 0, 0])).toBe(0);
  });
});

describe('scores', () => {
  const comments: Comment[] = [
    { text: '', emotions: [1, 0], sentiment: 0 },
    { text: '', emotions: [1, 1], sentiment: null },
    { text: '', emotions: [0, 1], sentiment: 2 },
  ];
  it('count each class, and all decisions together', () => {
    const { f1, macro_f1, micro_f1 } = emotionScores(comments, [[0], [0], [0]], 2);
    expect(f1).toEqual([0.8, 0]);
    expect(macro_f1).toBe(0.4);
    expect(micro_f1).toBeCloseTo(4 / 7, 10);
  });
  it('judge sentiment only if there is one', () => expect(sentimentAccuracy(comments, [0, 1, 0])).toBe(0.5));
});

it('removes case and punctuation, but not apostrophes and masks', () =>
  expect(unpunctuated("Well, [NAME], I'm DONE!! ...")).toBe("well [name] i'm done"));
