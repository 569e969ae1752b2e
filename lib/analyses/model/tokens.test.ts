import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inputOf } from '#lib/analyses/testing/input';
import type { Answer, LanguageEngine, Question } from '#lib/language/question';
import { wireSchema } from '#lib/language/answer-form';
import { askForParts } from './ask.ts';
import { askedFor, callsFor } from './groups.ts';
import { materialFor } from './material.ts';
import { modelTypes } from '#lib/analyses/steps';

/** Conversations of the repository, of 212 to 838 words. */
const folder = new URL('../../../scripts/eval/data/talk/', import.meta.url);
const talkSchema = z.object({ segments: z.array(z.object({ speaker: z.string(), text: z.string() })) });
/** Number of characters of all requests, including schemas, with one call per reading. */
const withEightCalls = 801_692;

test('all readings of fourteen conversations take at most half as much as with one call per reading', async () => {
  const engine = new Counting();
  const talks = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => inputOf(talkSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))).segments));
  expect(talks).toHaveLength(14);
  for (const input of talks) {
    const material = materialFor(input, 48_000);
    for (const types of callsFor(modelTypes))
      await askForParts({
        asked: askedFor(types),
        engine,
        material,
        window_tokens: 48_000,
        added_instruction: null,
        signal: new AbortController().signal,
      });
  }
  expect(engine.calls).toBe(2 * 14);
  expect(engine.characters).toBeLessThan(withEightCalls / 2);
  expect(engine.characters).toBeGreaterThan(withEightCalls / 4);
});

class Counting implements LanguageEngine {
  readonly model = 'm';
  calls = 0;
  characters = 0;

  async ask<T>({ schema, read = schema, instructions, prompt }: Question<T>): Promise<Answer<T>> {
    this.calls += 1;
    this.characters += JSON.stringify({ instructions, prompt, schema: wireSchema(schema) }).length;
    const empty = {
      phrases: [],
      sufficiency: 'Nothing.',
      marks: [],
      sarcasm: [],
      speakers: [],
      dominant_attitude: 'neutral',
      respect: null,
    };
    return {
      object: read.parse({ speaker_intent_analysis: empty, speaker_attitude: empty }),
      model: 'm',
      tokens: { input: 1, output: 1 },
      cost_usd: 0,
      calls: 1,
    };
  }
}
