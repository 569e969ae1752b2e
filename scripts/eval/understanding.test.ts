import { describe, expect, it } from 'vitest';
import { dialogues, scoresOf, variants } from '#scripts/eval/understanding';
import type { Tally } from '#scripts/eval/understanding';

const precision = ({ found, wrong }: Tally): number => found / (found + wrong.length);
const recall = ({ found, missed }: Tally): number => found / (found + missed.length);
const { dialogues: known } = dialogues();

/** Floors well under what is reached; `npm run eval -- understanding` prints the figures. */
describe.each(variants)('dialogues with known content, %s', (_, variant) => {
  const scores = scoresOf(known, variant);
  it.each([
    ['questions', 0.8, 0.8],
    ['actions', 0.8, 0.75],
    ['decisions', 0.8, 0.4],
    ['contradictions', 0.85, 0.5],
    ['evasions', 0.8, 0.6],
    ['claims', 0.75, 0.6],
  ] as const)('%s: precision at least %d, recall at least %d', (kind, least, most) => {
    expect(precision(scores[kind])).toBeGreaterThanOrEqual(least);
    expect(recall(scores[kind])).toBeGreaterThanOrEqual(most);
  });
  it('says answered or open rightly in at least 85 of 100, where it says it', () => {
    const { found, wrong, missed } = scores.answered;
    expect(found / (found + wrong.length)).toBeGreaterThanOrEqual(0.85);
    expect(found).toBeGreaterThan(missed.length);
  });
});
