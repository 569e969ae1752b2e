import { expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { lead } from './lead.ts';
import { enhancedUnderstanding } from './local.ts';

const talk = enhancedUnderstanding.read(
  inputOf([
    { speaker: 'Anna', text: 'The roof leaks, and the budget for the roof is small.' },
    { speaker: 'Tom', text: 'Then we agree: the roof is repaired in May, and the budget stays as it is.' },
    { speaker: 'Anna', text: 'I will call the roofer tomorrow about the roof.' },
    { speaker: 'Tom', text: 'Who pays for the roof?' },
  ]),
);

it('gives the subjects, then the numbers of decisions, open tasks and open questions', () => {
  const found = { ...talk, key_topics: ['roof', 'budget', 'May', 'roofer', 'price', 'tiles'] };
  expect(talk.decisions).toHaveLength(1);
  expect(talk.actions).toHaveLength(1);
  expect(lead(found, 'local')).toMatch(/^About roof, budget, May, roofer and price\. One decision/u);
  expect(lead({ ...found, decisions: [], questions: [] }, 'local')).toBe(
    'About roof, budget, May, roofer and price. One open task.',
  );
  expect(lead({ ...found, decisions: [], actions: [], questions: [] }, 'local')).toBe(
    'About roof, budget, May, roofer and price.',
  );
});

it('shows a model’s summary unchanged, and says so if nothing can be said', () => {
  const written = { ...talk, summary_of_understanding: 'Two people plan a repair.' };
  expect(lead(written, 'model')).toBe('Two people plan a repair.');
  const nothing = { ...written, key_topics: [], decisions: [], actions: [], questions: [] };
  expect(lead(nothing, 'local')).toBe('Two people plan a repair.');
});
