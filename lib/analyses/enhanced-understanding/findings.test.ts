import { expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { decidedAndToDo } from './findings.ts';
import { lead } from './lead.ts';
import { enhancedUnderstanding } from './local.ts';

const said = { start_s: 0, end_s: 1, speaker: 'Anna' };
const task = { who: 'Anna', when: null, status: 'open' as const, accepted: null };
const base = enhancedUnderstanding.read(inputOf(['The roof leaks, and the budget for the roof is small.']));

it('shows a sentence that is decision and task once: a promise among the tasks, an agreement among the decisions', () => {
  const [promise, agreement, other] = [
    'Okay, I will give you an answer on Monday.',
    'So we agreed on March, and we will meet again on Tuesday.',
    'I would choose the second week.',
  ];
  const data = {
    ...base,
    key_topics: ['roof'],
    decisions: [promise, agreement, other].map((text) => ({ ...said, text, explicit: true })),
    actions: [promise, agreement, 'I will call them.'].map((text) => ({ ...said, ...task, text })),
  };
  const { decisions, actions } = decidedAndToDo(data);
  expect(decisions.map(({ text }) => text)).toEqual([agreement, other]);
  expect(actions.map(({ text }) => text)).toEqual([promise, 'I will call them.']);
  expect(lead(data, 'local')).toBe('About roof. Two decisions and two open tasks.');
});

it('leaves a promise among the decisions that is no task', () => {
  const decisions = [{ ...said, text: 'I will take one extra.', explicit: false }];
  expect(decidedAndToDo({ ...base, decisions, actions: [] }).decisions).toEqual(decisions);
});
