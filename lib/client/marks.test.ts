import { expect, test } from 'vitest';
import type { Mark } from './marks';
import { groupMarks } from './marks';
import { ticks } from './ticks';

const at = (start_s: number): Mark => ({
  analysis_type: 'argument_analysis',
  title: 'Arguments',
  evidence: { quote: 'x', segment_id: 0, start_s, end_s: start_s + 1, speaker: null, cue: 'reason', source: 'text' },
});

test('marks that would lie upon each other are drawn as one', () => {
  expect(groupMarks([at(0), at(0.5), at(5), at(59)], 90).map((group) => [group.start_s, group.marks.length])).toEqual([
    [0, 2],
    [5, 1],
    [59, 1],
  ]);
  expect(groupMarks([at(1)], 0)).toEqual([]);
});

test('the axis has round times and not too many', () => {
  expect(ticks(0, 62)).toEqual([0, 10, 20, 30, 40, 50]);
  expect(ticks(0, 3600).length).toBeLessThanOrEqual(8);
  expect(ticks(0, Number.NaN)).toEqual([]);
  // A text whose stamps are the time of day.
  expect(ticks(36_153, 36_178, 6)).toEqual([36_153, 36_160, 36_165, 36_170, 36_175]);
});
