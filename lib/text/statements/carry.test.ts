import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { canCarry, hasVerb } from './carry.ts';
import { carryRules } from './carry-rules.ts';

describe.each(carryRules)('$id', ({ bars, examples, nearMisses, form }) => {
  it.each(examples)('bars: %s', (text) => {
    for (const kind of bars) expect(canCarry(kind, text)).toBe(false);
  });
  it.each(nearMisses)('does not match: %s', (text) => expect(form.test(text)).toBe(false));
});

it('leaves alone what can carry a claim', () => {
  for (const kind of ['claim', 'reason', 'position', 'decision', 'task', 'checkable'] as const)
    expect(canCarry(kind, 'We should rent the large hall next year.')).toBe(true);
});

it('tells a statement from a fragment', () => {
  const verbs = (text: string) => {
    const model = textOf(inputOf([{ speaker: 'A', text }]));
    return hasVerb(model, { start: 0, end: model.text.length });
  };
  expect(verbs('With the three points on it.')).toBe(false);
  expect(verbs('The three points are on it.')).toBe(true);
});
