import { expect, test } from 'vitest';
import { z } from 'zod';
import { memoryBudget } from './budget.ts';
import { createLanguageEngine, type EngineOptions } from './engine.ts';
import { startScriptedModel, type ScriptedModel } from '#lib/language/testing/model-server';

const right = { topics: ['the roof'] };
const prices = { m: { input: 1, output: 2 } };
const question = () => ({
  name: 'topics',
  schema: z.object({ topics: z.array(z.string()) }),
  instructions: 'List the topics.',
  prompt: 'The roof leaks.',
  signal: new AbortController().signal,
});

function engineAt(
  { base_url }: ScriptedModel,
  model: string,
  api: 'chat' | 'responses',
  options: Partial<EngineOptions> = {},
) {
  return createLanguageEngine({
    endpoint: { base_url, api_key: null, model, api },
    concurrency: 4,
    prices,
    budget: memoryBudget(null),
    retry: { base_ms: 1 },
    ...options,
  });
}

async function bodyFor(model: string, api: 'chat' | 'responses'): Promise<Record<string, unknown>> {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
  await engineAt(server, model, api).ask(question());
  return server.requests[0]?.body ?? {};
}

const rolesOf = (messages: unknown): string[] =>
  z
    .array(z.looseObject({ role: z.string() }))
    .parse(messages)
    .map(({ role }) => role);

test('a self-hosted model over chat: max_tokens, a system message, no unknown options', async () => {
  const body = await bodyFor('llama3.2', 'chat');
  expect(body).toMatchObject({
    model: 'llama3.2',
    max_tokens: 8_000,
    stream: true,
    stream_options: { include_usage: true },
  });
  expect(Object.keys(body).toSorted()).toEqual([
    'max_tokens',
    'messages',
    'model',
    'response_format',
    'stream',
    'stream_options',
  ]);
  expect(rolesOf(body.messages)).toEqual(['system', 'user']);
});

test.each(['gpt-5.4-mini', 'o3', 'gpt-5-mini-2025-08-07'])(
  '%s over chat: max_completion_tokens, and no max_tokens or temperature',
  async (model) => {
    const body = await bodyFor(model, 'chat');
    expect(body).toMatchObject({ max_completion_tokens: 8_000 });
    expect(Object.keys(body).toSorted()).toEqual([
      'max_completion_tokens',
      'messages',
      'model',
      'response_format',
      'stream',
      'stream_options',
    ]);
    expect(rolesOf(body.messages)).toEqual(['developer', 'user']);
  },
);

test('over responses: max_output_tokens, and nothing is stored', async () => {
  const body = await bodyFor('gpt-5.4-mini', 'responses');
  expect(body).toMatchObject({ max_output_tokens: 8_000, store: false, stream: true });
  expect(body).not.toHaveProperty('temperature');
  expect(body).not.toHaveProperty('tools');
});

test('a server that ignores the schema gets it in the prompt, from then on at once', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
  server.always('ignores_schema');
  const engine = engineAt(server, 'm', 'chat');
  expect((await engine.ask(question())).calls).toBe(2);
  expect(JSON.stringify(server.requests[1]?.body?.messages)).toContain('fit this JSON schema');
  expect((await engine.ask(question())).calls).toBe(1);
});

test('a server that does not stream is not asked to from then on', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
  server.always('unstreamed');
  const engine = engineAt(server, 'm', 'chat');
  expect(await engine.ask(question())).toMatchObject({ object: right, calls: 2, tokens: { input: 100, output: 2 } });
  expect((await engine.ask(question())).calls).toBe(1);
  expect(server.requests[2]?.body?.stream).toBeUndefined();
});

test('a repair has its own reservation, and an answer that broke off is paid for', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
  const roomForOne = 8_000 * 2e-6 + 1e-3;
  server.next('wrong_schema');
  await engineAt(server, 'm', 'chat', { budget: memoryBudget(roomForOne) }).ask(question());
  expect(server.requests).toHaveLength(2);
  // The first call leaves too little for another one of the largest size.
  server.next('wrong_schema');
  await expect(
    engineAt(server, 'm', 'chat', { budget: memoryBudget(8_000 * 2e-6 + 5e-5) }).ask(question()),
  ).rejects.toMatchObject({ code: 'model_budget_spent' });
  expect(server.requests).toHaveLength(3);
  const budget = memoryBudget(null);
  server.next('breaks_off');
  const { calls } = await engineAt(server, 'm', 'chat', { budget }).ask({ ...question(), prompt: 'x'.repeat(3_000) });
  expect(calls).toBe(2);
  // The first call used a thousand tokens before it broke off; the second reports a hundred.
  expect(await budget.spentToday()).toBeGreaterThan(1e-3);
});

test('while one call tests an unreachable address, others do not wait for it', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
  const limits = { connect_ms: 1_000, first_byte_ms: 3_000, idle_ms: 3_000, total_ms: 6_000, answer_bytes: 1_000_000 };
  const engine = engineAt(server, 'm', 'chat', { limits, retry: { base_ms: 1, open_ms: 50, patience_ms: 100 } });
  server.next('fails', 'fails', 'fails');
  await expect(engine.ask(question())).rejects.toMatchObject({ code: 'model_server_error' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  server.always('hangs');
  let isOver = false;
  const trying = engine.ask(question()).catch(() => (isOver = true));
  const others = await Promise.allSettled(Array.from({ length: 7 }, () => engine.ask(question())));
  expect(isOver, 'the call that tests the address still waits').toBe(false);
  expect(others.map((other) => (other.status === 'rejected' ? (other.reason as { code: string }).code : ''))).toEqual(
    Array(7).fill('model_paused'),
  );
  expect(server.requests).toHaveLength(4);
  expect(await trying).toBe(true);
});

test('a hanging address costs each of eight questions one wait, and later ones none', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
  server.always('hangs');
  const limits = { connect_ms: 1_000, first_byte_ms: 1_000, idle_ms: 1_000, total_ms: 5_000, answer_bytes: 1_000_000 };
  const engine = engineAt(server, 'm', 'chat', { limits, concurrency: 10 });
  const codes = async (): Promise<unknown[]> =>
    (await Promise.allSettled(Array.from({ length: 8 }, () => engine.ask(question())))).map((each) =>
      each.status === 'rejected' ? (each.reason as { code: string }).code : '',
    );
  expect(await codes()).toEqual(Array(8).fill('model_timeout'));
  expect(server.requests).toHaveLength(8);
  expect(await codes()).toEqual(Array(8).fill('model_paused'));
  expect(server.requests).toHaveLength(8);
});
