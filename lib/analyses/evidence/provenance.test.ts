import { expect, test } from 'vitest';
import { provenanceOf } from './provenance.ts';

const model = {
  kind: 'model',
  name: 'undertone-prompts',
  version: '1',
  model: 'gpt-5.4-mini',
  prompt_version: '1.1',
  tokens: { input: 4120, output: 610 },
  calls: 1,
  cost_usd: 0.0058,
} as const;

test('a local reading has engine, version and duration', () => {
  expect(provenanceOf({ kind: 'local', name: 'undertone-cues', version: '1' }, 12)).toBe(
    'local engine undertone-cues 1, 12 ms',
  );
  expect(provenanceOf({ kind: 'local', name: 'undertone-cues', version: '1' }, null)).toBe(
    'local engine undertone-cues 1',
  );
});

test('a model’s reading has model, prompt, duration, tokens and price', () => {
  expect(provenanceOf(model, 3200)).toBe(
    'language model gpt-5.4-mini, prompt 1.1, 3.2 s, 4,120 tokens in, 610 out, $0.006',
  );
  expect(provenanceOf({ ...model, calls: 3, cost_usd: 0.0002 }, 3200)).toBe(
    'language model gpt-5.4-mini, prompt 1.1, 3.2 s, three calls, 4,120 tokens in, 610 out, under a tenth of a cent',
  );
});

test('says that a price is not known, and gives none for a speech model', () => {
  expect(provenanceOf({ ...model, cost_usd: null }, 900)).toMatch(/610 out, its price is not known$/);
  expect(provenanceOf({ kind: 'model', name: 'speech', version: '1', model: 'whisper-1' }, 900)).toBe(
    'model whisper-1, 0.9 s',
  );
  expect(provenanceOf({ kind: 'model', name: 'speech', version: '1', model: 'whisper-1', cost_usd: 0.012 }, 900)).toBe(
    'model whisper-1, 0.9 s, $0.01',
  );
});
