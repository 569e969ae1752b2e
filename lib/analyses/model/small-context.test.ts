import { expect, test } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { type Answer, type LanguageEngine, type Question, TooLong } from '#lib/language/question';
import { askForParts } from './ask.ts';
import { askedFor } from './groups.ts';
import { materialFor } from './material.ts';

/** Some 6,000 tokens by the server's count. */
const talk = inputOf(
  Array.from({ length: 400 }, (_, i) => `Line ${i} is about the roof, the lease and the garden of the house.`),
);

/** An engine with this context, counted with an answer of 1,000 tokens and four characters per token. */
class Small implements LanguageEngine {
  readonly model = 'm';
  readonly #context: number;
  refused = 0;
  read: number[] = [];

  constructor(context: number) {
    this.#context = context;
  }

  async ask<T>({ instructions, prompt, schema }: Question<T>): Promise<Answer<T>> {
    const taken = Math.ceil((instructions.length + prompt.length) / 4);
    if (taken + 1_000 > this.#context) {
      this.refused += 1;
      throw new TooLong({ context: this.#context, taken, is_estimate: false });
    }
    this.read.push(...Array.from(prompt.matchAll(/^(\d+): /gmu), ([, number]) => Number(number)));
    const object = schema.parse({
      argument_analysis: { arguments: [], fallacies: [], structure: 'unstructured', sufficiency: null },
    });
    return { object, model: 'm', tokens: { input: taken, output: 10 }, cost_usd: 0, calls: 1 };
  }
}

const ask = (engine: LanguageEngine) =>
  askForParts({
    asked: askedFor(['argument_analysis']),
    engine,
    material: materialFor(talk, 48_000),
    window_tokens: 48_000,
    added_instruction: null,
    signal: new AbortController().signal,
  });

test("a transcript that exceeds the server's context is read in shorter parts", async () => {
  const engine = new Small(5_000);
  expect(Object.keys((await ask(engine)).parts)).toEqual(['argument_analysis']);
  expect(new Set(engine.read)).toEqual(new Set(Array.from({ length: 400 }, (_, i) => i + 1)));
  expect(engine.refused).toBeLessThanOrEqual(3);
});

test('fails at once if the instructions alone exceed the context', async () => {
  const engine = new Small(2_000);
  await expect(ask(engine)).rejects.toMatchObject({ code: 'model_too_long' });
  expect(engine.refused).toBe(1);
});
