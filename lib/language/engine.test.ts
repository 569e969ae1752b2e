import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { memoryBudget } from './budget.ts';
import { createLanguageEngine, type EngineOptions } from './engine.ts';
import type { Question } from './question.ts';
import type { FaultMode } from '#lib/language/testing/fault-modes';
import { startScriptedModel, type ScriptedModel } from '#lib/language/testing/model-server';

const schema = z.object({ topics: z.array(z.string()).max(5), sure: z.boolean() });
const right = { topics: ['the lease', 'the roof'], sure: true };
const limits = { connect_ms: 1_000, first_byte_ms: 1_500, idle_ms: 1_500, total_ms: 2_500, answer_bytes: 1_000_000 };
const prices = { 'test-model': { input: 1, output: 2 } };

function engineAt(
  { base_url }: ScriptedModel,
  api: 'chat' | 'responses' = 'chat',
  options: Partial<EngineOptions> = {},
) {
  return createLanguageEngine({
    endpoint: { base_url, api_key: 'sk-test', model: 'test-model', api },
    concurrency: 4,
    prices,
    budget: memoryBudget(null),
    limits,
    retry: { base_ms: 1 },
    ...options,
  });
}

function question(more: Partial<Question<z.infer<typeof schema>>> = {}): Question<z.infer<typeof schema>> {
  return {
    name: 'topics',
    schema,
    instructions: 'List the topics.',
    prompt: '[0.0 A] The lease is up.',
    signal: new AbortController().signal,
    ...more,
  };
}

let console_: string[] = [];
beforeEach(() => {
  console_ = [];
  for (const level of ['log', 'warn', 'error', 'info'] as const)
    vi.spyOn(console, level).mockImplementation((...line) => void console_.push(line.join(' ')));
});
afterEach(() => {
  vi.restoreAllMocks();
  expect(console_).toEqual([]);
});

/** Asks a server with a fault; the outcome is `answers` or the code of an error. */
async function check(api: 'chat' | 'responses', fault: FaultMode, outcome: string, calls: number): Promise<void> {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
  server.always(fault);
  const asked = engineAt(server, api, { retry: { base_ms: 1, failures: 10 } }).ask(question());
  if (outcome === 'answers') expect((await asked).object).toEqual(right);
  else {
    const error = await asked.then(
      () => null,
      (reason: unknown) => reason as Error,
    );
    expect(error, `${api}, a server that ${fault}`).toMatchObject({ code: outcome });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/sk-|http:|lease|127\.0/u);
  }
  expect(server.requests).toHaveLength(calls);
}

test('a server that hangs, stops or drips is given up at its limit', async () => {
  // Side by side, since each waits for its limit.
  const silent = ['hangs', 'stops', 'drips'] as const;
  await Promise.all(
    silent.flatMap((fault) => (['chat', 'responses'] as const).map((api) => check(api, fault, 'model_timeout', 1))),
  );
});

describe.each(['chat', 'responses'] as const)('%s', (api) => {
  test('a typed object, its tokens and its cost', async () => {
    await using server = await startScriptedModel({ answer: () => JSON.stringify(right), pieces: 6, every_ms: 60 });
    const partials: unknown[] = [];
    const start = performance.now();
    const answer = await engineAt(server, api).ask(question({ onPartial: (partial) => partials.push(partial) }));
    expect(answer).toMatchObject({
      object: right,
      model: 'scripted-1',
      calls: 1,
      tokens: { input: 100, output: 3 },
      cost_usd: (100 + 2 * 3) / 1_000_000,
    });
    expect(partials.length).toBeGreaterThan(0);
    expect(partials.length).toBeLessThanOrEqual(1 + (performance.now() - start) / 250);
    const [request] = server.requests;
    expect(request?.headers.authorization).toBe('Bearer sk-test');
    expect(JSON.stringify(request?.body)).toContain('json_schema');
  });

  const expected: [FaultMode, string, number][] = [
    ['resets', 'model_unreachable', 3],
    ['breaks_off', 'model_unreachable', 3],
    ['truncated', 'model_bad_answer', 2],
    ['busy', 'model_rate_limited', 3],
    ['busy_for_an_hour', 'model_rate_limited', 1],
    ['fails', 'model_server_error', 3],
    ['unavailable', 'model_server_error', 3],
    ['wrong_key', 'model_rejected_key', 1],
    ['unknown_model', 'model_unknown', 1],
    ['too_long', 'model_too_long', 1],
    ['no_schema', 'answers', 2],
    ['no_json', 'answers', 3],
    ['empty', 'model_bad_answer', 2],
    ['not_json', 'model_bad_answer', 2],
    ['fenced', 'answers', 1],
    ['wrong_schema', 'model_bad_answer', 2],
    ['proto', 'answers', 1],
    ['huge', 'model_failed', 1],
    ['html', 'model_unknown', 1],
    ['redirects', 'model_failed', 1],
    ['twice', 'model_bad_answer', 2],
    ['unstreamed', 'answers', 2],
    ['ignores_schema', 'answers', 2],
    ['error_in_stream', 'model_server_error', 3],
    ['wrong_key_400', 'model_rejected_key', 1],
    ['no_credit', 'model_failed', 1],
  ];
  test.each(expected)('a server that %s: %s', async (fault, outcome, calls) => {
    await check(api, fault, outcome, calls);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

test('an answer that does not fit is repaired once, with the reason', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
  server.next('wrong_schema');
  const answer = await engineAt(server).ask(question());
  expect(answer).toMatchObject({ object: right, calls: 2, tokens: { input: 200 } });
  const messages = JSON.stringify(server.requests[1]?.body?.messages);
  expect(messages).toContain('{\\"answer\\":42}');
  expect(messages).toContain('expected array');
});

test('the form that a server accepts is remembered', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
  server.always('no_schema');
  const engine = engineAt(server);
  await engine.ask(question());
  expect((await engine.ask(question())).calls).toBe(1);
  expect(JSON.stringify(server.requests[2]?.body)).toContain('fit this JSON schema');
});

test('the engine waits as long as Retry-After says', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
  server.next('busy_for_a_second');
  const start = performance.now();
  expect((await engineAt(server).ask(question())).calls).toBe(2);
  expect(performance.now() - start).toBeGreaterThan(950);
});

test('there are never more calls at once than allowed', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right), delay_ms: 30 });
  const engine = engineAt(server, 'chat', { concurrency: 3 });
  await Promise.all(Array.from({ length: 10 }, () => engine.ask(question())));
  expect(server.requests).toHaveLength(10);
  expect(server.busiest).toBe(3);
});

test('an unreachable server is not called for a while, and then tried again', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
  server.next('fails', 'fails', 'fails');
  const engine = engineAt(server, 'chat', { retry: { base_ms: 1, open_ms: 150 } });
  await expect(engine.ask(question())).rejects.toMatchObject({ code: 'model_server_error' });
  await expect(engine.ask(question())).rejects.toMatchObject({ code: 'model_paused' });
  expect(server.requests).toHaveLength(3);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await engine.ask(question())).object).toEqual(right);
});

test('an abort is not an error of the model', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
  server.always('hangs');
  const stop = new AbortController();
  const asked = engineAt(server).ask(question({ signal: stop.signal }));
  const gone = new Error('gone');
  setTimeout(() => stop.abort(gone), 50);
  await expect(asked).rejects.toBe(gone);
});

test('an address where nothing listens', async () => {
  const server = await startScriptedModel({ answer: () => '' });
  await server[Symbol.asyncDispose]();
  const engine = engineAt(server);
  await expect(engine.ask(question())).rejects.toMatchObject({ code: 'model_unreachable' });
});

describe('the daily budget', () => {
  const roomForTwo = 2 * (0.016 + 0.0001);

  test('is reserved before a call and settled after it, also concurrently', async () => {
    await using server = await startScriptedModel({ answer: () => JSON.stringify(right), delay_ms: 30 });
    const budget = memoryBudget(roomForTwo);
    const engine = engineAt(server, 'chat', { budget });
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => engine.ask(question())));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))).toEqual(
      Array(4).fill('model_budget_spent'),
    );
    expect(await budget.spentToday()).toBeCloseTo((2 * 106) / 1_000_000, 9);
  });

  test('a call that failed costs nothing', async () => {
    await using server = await startScriptedModel({ answer: () => JSON.stringify(right) });
    server.always('wrong_key');
    const budget = memoryBudget(1);
    await expect(engineAt(server, 'chat', { budget }).ask(question())).rejects.toMatchObject({
      code: 'model_rejected_key',
    });
    expect(await budget.spentToday()).toBe(0);
  });

  test('a new day begins at midnight UTC', async () => {
    let now = new Date('2026-01-01T23:59:00Z');
    const budget = memoryBudget(1, () => now);
    await (await budget.reserve(0.9))?.settle(0.9);
    expect(await budget.reserve(0.2)).toBeNull();
    now = new Date('2026-01-02T00:00:00Z');
    expect(await budget.reserve(0.2)).not.toBeNull();
  });
});
