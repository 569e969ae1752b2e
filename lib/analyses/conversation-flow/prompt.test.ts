import { expect, test } from 'vitest';
import { resultOf } from '#lib/analyses/model/material';
import { readAnalysis } from '#lib/analyses/registry';
import { inputOf } from '#lib/analyses/testing/input';

const flowOf = (lines: number, phases: readonly number[]) => {
  const input = inputOf(
    Array.from({ length: lines }, (_, i) => ({
      speaker: i % 2 ? 'Ben' : 'Anna',
      text: `Passage ${i} is about the roof of the house.`,
      start_s: i * 3,
      end_s: i * 3 + 2.5,
    })),
  );
  const draft = {
    sufficiency: null,
    disruptions: [],
    engagement_level: 'high',
    phases: phases.map((line) => ({
      line,
      quote: `Passage ${line - 1} is about the roof`,
      phase: `the roof, passage ${line - 1}`,
    })),
  };
  return {
    data: resultOf('conversation_flow', draft, readAnalysis('conversation_flow', input), input),
    end: lines * 3 - 0.5,
  };
};

test('phases follow one another to the end', () => {
  const { data, end } = flowOf(20, [1, 11]);
  expect(data.phases.map(({ phase, start_s, end_s }) => [phase, start_s, end_s])).toEqual([
    ['the roof, passage 0', 0, 30],
    ['the roof, passage 10', 30, end],
  ]);
});

test('phases that are too short are dropped', () => {
  const { data, end } = flowOf(20, [1, 2, 3, 4, 5, 6, 7, 8]);
  // Each remaining phase lasts at least a twelfth of the talk.
  for (const { start_s, end_s } of data.phases) expect(end_s - start_s).toBeGreaterThanOrEqual(end * 0.08);
  expect(data.phases.length).toBeLessThan(5);
});

test('a value that the model gives is not listed as missing', () => {
  const { data } = flowOf(20, [1]);
  expect(data.engagement_level).toBe('high');
  const short = resultOf(
    'conversation_flow',
    { sufficiency: null, disruptions: [], engagement_level: 'high', phases: [] },
    {
      ...readAnalysis('conversation_flow', inputOf(['Yes.'])),
      conversation_dominance: { Anna: 1 },
      not_available: { engagement_level: 'Too short.' },
    },
    inputOf(['Yes.']),
  );
  expect(short.not_available).toEqual({});
  expect(data.not_available).not.toHaveProperty('engagement_level');
});
