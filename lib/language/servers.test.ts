import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createAddress } from '#lib/base/endpoint/address';
import { memoryBudget } from './budget.ts';
import { createLanguageEngine, type EngineOptions } from './engine.ts';
import type { FaultMode } from '#lib/language/testing/fault-modes';
import { startScriptedModel, type ScriptedModel } from '#lib/language/testing/model-server';

/**
 * Faults of real servers (lib/language/testing/server-fault-modes.ts): the call works, or gives the right sentence, and
 * the lesson is remembered.
 */
const schema = z.object({ topics: z.array(z.string()), sure: z.boolean() });
const right = { topics: ['the lease', 'the roof'], sure: true };
const question = (prompt = 'The lease is up.') => ({
  name: 'topics',
  schema,
  instructions: 'List the topics.',
  prompt,
  signal: new AbortController().signal,
});

function engineAt(
  { base_url }: ScriptedModel,
  model = 'm',
  api: 'chat' | 'responses' = 'chat',
  more: Partial<EngineOptions> = {},
) {
  return createLanguageEngine({
    endpoint: { base_url, api_key: null, model, api },
    concurrency: 4,
    prices: {},
    budget: memoryBudget(null),
    retry: { base_ms: 1, failures: 50 },
    ...more,
  });
}

const last = ({ requests }: ScriptedModel): Record<string, unknown> => requests.at(-1)?.body ?? {};
const rolesOf = (body: Record<string, unknown>): string[] =>
  z
    .array(z.looseObject({ role: z.string() }))
    .parse(body.messages)
    .map(({ role }) => role);

describe('chat: answers after this many calls, and from then on with one', () => {
  test.each<[FaultMode, string, number, Record<string, unknown>]>([
    ['no_max_tokens', 'm', 2, { max_completion_tokens: 8_000 }],
    ['no_max_completion_tokens', 'o3', 2, { max_tokens: 8_000 }],
    ['no_limits', 'm', 3, {}],
    ['no_stream_options', 'm', 2, { stream: true }],
    ['no_developer', 'gpt-5-local', 2, { max_completion_tokens: 8_000 }],
    ['no_system', 'm', 2, {}],
    ['no_json_object', 'm', 1, {}],
    ['no_schema', 'm', 2, { response_format: { type: 'json_object' } }],
    ['no_schema_no_json', 'm', 3, {}],
    ['no_grammar', 'm', 2, { response_format: { type: 'json_object' } }],
    ['thinks', 'm', 1, {}],
    ['thinks_on', 'm', 1, {}],
    ['thinks_apart', 'm', 1, {}],
    ['answers_in_thought', 'm', 1, {}],
    ['prose', 'm', 1, {}],
    ['small_context', 'm', 2, {}],
    ['small_context_now', 'm', 2, {}],
    ['short_answers', 'm', 2, { max_tokens: 4_096 }],
    ['short_answers_in_a_range', 'm', 2, { max_tokens: 4_096 }],
    ['thinks_too_long', 'm', 2, { reasoning_effort: 'low' }],
    ['thinks_for_long', 'm', 3, { max_tokens: 24_000 }],
  ])('%s (%s): %i', async (fault, model, calls, body) => {
    await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
    server.always(fault);
    const engine = engineAt(server, model);
    expect(await engine.ask(question())).toMatchObject({ object: right, calls });
    expect(server.requests).toHaveLength(calls);
    expect((await engine.ask(question())).calls).toBe(1);
    expect(last(server)).toMatchObject(body);
  });

  test('a refused option is not sent again', async () => {
    await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
    const after = async (fault: FaultMode, model = 'm'): Promise<Record<string, unknown>> => {
      server.always(fault);
      await engineAt(server, model).ask(question());
      return last(server);
    };
    expect(await after('no_limits')).not.toHaveProperty('max_tokens');
    expect(await after('no_stream_options')).not.toHaveProperty('stream_options');
    expect(rolesOf(await after('no_developer', 'gpt-5-local'))).toEqual(['system', 'user']);
    const merged = await after('no_system');
    expect(rolesOf(merged)).toEqual(['user']);
    expect(JSON.stringify(merged)).toMatch(/List the topics\..*The lease is up\./u);
    expect(await after('no_schema_no_json')).not.toHaveProperty('response_format');
    expect(await after('thinks_for_long')).not.toHaveProperty('reasoning_effort');
  });
});

test.each<[FaultMode, number]>([
  ['thinks', 1],
  ['prose', 1],
  ['small_context', 2],
  ['thinks_too_long', 2],
])('responses: %s: %i', async (fault, calls) => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
  server.always(fault);
  const engine = engineAt(server, 'm', 'responses');
  expect(await engine.ask(question())).toMatchObject({ object: right, calls });
  if (fault === 'thinks_too_long') expect(last(server)).toMatchObject({ reasoning: { effort: 'low' } });
});

describe('a small context', () => {
  test('accepts a shorter answer, which later calls request at once', async () => {
    await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
    server.always('small_context');
    const engine = engineAt(server);
    await engine.ask(question());
    expect(last(server).max_tokens).toBeLessThanOrEqual(4_096 - 1_200);
    expect(last(server).max_tokens).toBeGreaterThan(2_000);
    // A longer prompt leaves less room, also by our own estimate.
    await engine.ask(question('The lease is up. '.repeat(300)));
    expect(last(server).max_tokens).toBeLessThan(2_500);
  });

  test.each<[FaultMode, string]>([
    ['exceeds', '9,407'],
    ['exceeds_with_200', '9,407'],
    ['exceeds_lm_studio', '5,342'],
  ])('%s: the sentence says how much the server accepts', async (fault, tokens) => {
    await using server = await startScriptedModel({ answer: () => '' });
    server.always(fault);
    await expect(engineAt(server).ask(question())).rejects.toMatchObject({
      code: 'model_too_long',
      message: expect.stringMatching(
        new RegExp(String.raw`4,096 tokens at once.*takes ${tokens}\b.*MODEL_WINDOW_TOKENS`, 'u'),
      ) as string,
    });
    expect(server.requests.length).toBeLessThanOrEqual(2);
  });
});

test('a model that thinks for ever: the sentence says so, and shows none of its thoughts', async () => {
  await using server = await startScriptedModel({ answer: () => '' });
  server.always('thinks_for_ever');
  const error = await engineAt(server)
    .ask(question())
    .then(
      () => null,
      (reason: unknown) => reason as Error,
    );
  expect(error).toMatchObject({
    code: 'model_failed',
    message: expect.stringContaining('used up its answer limit on thinking') as string,
  });
  expect(server.requests).toHaveLength(3);
  expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/wrong one|lease/u);
});

test('the lessons are shared by all callers of the address', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
  server.always('no_schema');
  const address = createAddress(4);
  expect((await engineAt(server, 'm', 'chat', { address }).ask(question())).calls).toBe(2);
  expect((await engineAt(server, 'm', 'chat', { address }).ask(question())).calls).toBe(1);
  expect((await engineAt(server).ask(question())).calls).toBe(2);
});

test('concurrent calls learn the same lesson once', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right), delay_ms: 20 });
  server.always('no_limits');
  const engine = engineAt(server);
  const answers = await Promise.all(Array.from({ length: 4 }, () => engine.ask(question())));
  expect(answers.map(({ object }) => object)).toEqual(Array(4).fill(right));
  expect(Math.max(...answers.map(({ calls }) => calls))).toBeLessThanOrEqual(3);
});
