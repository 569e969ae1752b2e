import { expect, test } from 'vitest';
import { leadOf } from '#lib/analyses/pages';
import { readAnalysis } from '#lib/analyses/registry';
import { inputOf } from '#lib/analyses/testing/input';

test('never says "to to", whatever words an engine uses for an intent', () => {
  const data = {
    ...readAnalysis('speaker_intent_analysis', inputOf(['How are you?'])),
    inferred_intent: 'to find out what is wrong',
    secondary_intents: ['to rule_out a fracture'],
    speakers: [],
  };
  expect(leadOf('speaker_intent_analysis', data, 'model')).toBe(
    'The wording fits the aim to find out what is wrong, and also to rule out a fracture.',
  );
});
