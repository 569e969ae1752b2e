import { expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { lead } from './lead.ts';
import { conversationFlow } from './local.ts';

const flow = conversationFlow.read(inputOf(['We talk about the budget.', 'Yes, the budget is small.']));
const subject = (...words: string[]) => ({ words, start_s: 0, end_s: 1 });

it('names at most four subjects in order, each by two different words', () => {
  const some = {
    ...flow,
    sufficiency: { enough: true },
    engagement_level: null,
    flow_disruptions: [],
    subjects: [subject('budget', 'budgets', 'travel'), subject('dates')],
  };
  expect(lead(some)).toBe('Two subjects: budget and travel, then dates.');
  const many = { ...some, subjects: ['one', 'two', 'three', 'four', 'five'].map((word) => subject(word)) };
  expect(lead(many)).toBe('Five subjects: one, then two, then three, then four, then more.');
});

it('names no subject by a word of an earlier one, and no subjects at all if one has no name of its own', () => {
  const some = { ...flow, sufficiency: { enough: true }, engagement_level: null, flow_disruptions: [] };
  expect(lead({ ...some, subjects: [subject('card', 'hat'), subject('card', 'pound')] })).toBe(
    'Two subjects: card and hat, then pound.',
  );
  expect(lead({ ...some, subjects: [subject('card', 'hat'), subject('cards')] })).toBe('Two subjects.');
  expect(lead({ ...some, subjects: [subject(), subject('card')] })).toBe('Two subjects.');
});

it('says how lively the talk is and where the flow breaks, and leaves out unknown values', () => {
  const lively = {
    ...flow,
    sufficiency: { enough: true },
    subjects: [],
    engagement_level: 'high' as const,
    phases: [],
    flow_disruptions: [{ disruption: 'A long silence', start_s: 1, end_s: 4 }],
  };
  expect(lead(lively)).toBe('Lively back and forth; the flow breaks once.');
  expect(lead({ ...lively, engagement_level: null, flow_disruptions: [] })).toBe(
    'One subject throughout, as far as words tell.',
  );
});
