import { expect, test } from 'vitest';
import { memoryBudget } from './budget.ts';
import { createLanguageEngine } from './engine.ts';
import { probe, tryOut } from './probe.ts';
import type { FaultMode } from '#lib/language/testing/fault-modes';
import { startScriptedModel } from '#lib/language/testing/model-server';

const endpoint = (base_url: string, model = 'scripted-1') => ({
  base_url,
  api_key: 'sk-test',
  model,
  api: 'chat' as const,
});

test('a working model', async () => {
  await using server = await startScriptedModel({ answer: () => '' });
  expect(await probe(endpoint(server.base_url))).toBeNull();
  expect(server.requests[0]).toMatchObject({ path: '/v1/models', headers: { authorization: 'Bearer sk-test' } });
});

test('a model that the server does not have', async () => {
  await using server = await startScriptedModel({ answer: () => '' });
  expect(await probe(endpoint(server.base_url, 'gpt-9'))).toMatchObject({
    code: 'model_unknown',
    message: expect.stringContaining('gpt-9'),
  });
});

test.each<[FaultMode, string]>([
  ['wrong_key', 'model_rejected_key'],
  ['resets', 'model_unreachable'],
  ['fails', 'model_server_error'],
  ['redirects', 'model_failed'],
])('a server that %s: %s', async (fault, code) => {
  await using server = await startScriptedModel({ answer: () => '' });
  server.always(fault);
  const found = await probe(endpoint(server.base_url));
  expect(found).toMatchObject({ code });
  expect(found?.message).not.toMatch(/sk-|127/u);
});

test('a server without a list is trusted', async () => {
  await using server = await startScriptedModel({ answer: () => '' });
  server.always('unknown_model');
  expect(await probe(endpoint(server.base_url))).toBeNull();
  server.always('html');
  expect(await probe(endpoint(server.base_url))).toBeNull();
});

test('a list with a path is that of a server with one model, which answers to any name', async () => {
  await using server = await startScriptedModel({ answer: () => '' });
  server.always('lists_a_path');
  expect(await probe(endpoint(server.base_url, 'default'))).toBeNull();
});

test('an unlisted model that answers is available; one that does not answer is not', async () => {
  await using server = await startScriptedModel({ answer: () => '{"word":"here"}' });
  const engine = createLanguageEngine({
    endpoint: endpoint(server.base_url, 'qwen-small'),
    concurrency: 1,
    prices: {},
    budget: memoryBudget(null),
  });
  server.always('lists_no_alias');
  expect(await probe(endpoint(server.base_url, 'qwen-small'), undefined, engine)).toBeNull();
  expect(await probe(endpoint(server.base_url, 'qwen-small'))).toMatchObject({ code: 'model_unknown' });
  server.always(null);
  server.next('lists_no_alias', 'unknown_model');
  expect(await probe(endpoint(server.base_url, 'qwen-small'), undefined, engine)).toMatchObject({
    code: 'model_unknown',
  });
});

test('no server there', async () => {
  const server = await startScriptedModel({ answer: () => '' });
  await server[Symbol.asyncDispose]();
  expect(await probe(endpoint(server.base_url))).toMatchObject({ code: 'model_unreachable' });
});

test('a speech model that the server does not have', async () => {
  await using server = await startScriptedModel({ answer: () => '' });
  expect(await probe(endpoint(server.base_url), 'whisper-9')).toMatchObject({
    code: 'model_unknown',
    message: expect.stringContaining('TRANSCRIPTION_MODEL'),
  });
  expect(await probe(endpoint(server.base_url), 'scripted-speech')).toBeNull();
});

test.each<[FaultMode, string | null]>([
  ['well', null],
  ['no_schema', null],
  ['not_json', 'model_bad_answer'],
  ['wrong_key', 'model_rejected_key'],
])('a model that is tried out and %s: %s', async (fault, code) => {
  await using server = await startScriptedModel({ answer: () => '{"word":"here"}' });
  server.always(fault);
  const engine = createLanguageEngine({
    endpoint: endpoint(server.base_url),
    concurrency: 1,
    prices: {},
    budget: memoryBudget(null),
  });
  expect((await tryOut(engine))?.code ?? null).toBe(code);
});
