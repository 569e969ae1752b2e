import { expect, test } from 'vitest';
import type { Evidence } from './evidence.ts';
import { findingId, findingWithId } from './finding.ts';

const at = (start_s: number, quote: string): Evidence => ({
  quote,
  segment_id: 0,
  start_s,
  end_s: start_s + 1,
  speaker: null,
  cue: 'threat',
  source: 'text',
});

test('an id depends on analysis, cue and quote, and on nothing else', () => {
  const id = findingId('manipulation_assessment', 'threat', 'You will regret this.');
  expect(id).toMatch(/^[0-9a-z]{11}$/);
  // Disputes are stored by this id, so it must never change.
  expect(id).toBe('21tssuj01sn');
  expect(findingId('argument_analysis', 'threat', 'You will regret this.')).not.toBe(id);
  expect(findingId('manipulation_assessment', 'urgency', 'You will regret this.')).not.toBe(id);
  expect(findingId('manipulation_assessment', 'threat', 'You will regret it.')).not.toBe(id);
});

test('a finding needs evidence, and its evidence is in order of time', () => {
  const found = { kind: 'pressure', score: 0.9, sentence: 'Two threats.' } as const;
  expect(findingWithId('manipulation_assessment', { ...found, evidence: [] })).toBeNull();
  expect(findingWithId('manipulation_assessment', { ...found, evidence: [at(9, 'b'), at(2, 'a')] })).toMatchObject({
    id: findingId('manipulation_assessment', 'threat', 'a'),
    evidence: [{ quote: 'a' }, { quote: 'b' }],
  });
});
