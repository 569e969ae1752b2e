import { expect, test } from 'vitest';
import { z } from 'zod';
import { createLogger } from '#lib/base/logs/logger';
import { parseSettings } from '#lib/base/settings/settings';
import { memoryBudget } from '#lib/language/budget';
import { startScriptedModel } from '#lib/language/testing/model-server';
import type { FaultMode } from '#lib/language/testing/fault-modes';
import { startModel } from './model.ts';

const logger = createLogger('silent');
const start = (environment: Record<string, string>) =>
  startModel(parseSettings(environment), memoryBudget(null), logger);
const answer = (): string => '{"word":"here"}';
const question = () => ({
  name: 'word',
  schema: z.object({ word: z.string() }),
  instructions: 'Say it.',
  prompt: 'here',
  signal: new AbortController().signal,
});

test('there is no model without a key and without an address', async () => {
  expect(await start({})).toBeNull();
});

test.each<[FaultMode, RegExp]>([
  ['wrong_key', /OPENAI_API_KEY/u],
  ['html', /OPENAI_BASE_URL/u],
  ['not_json', /not with JSON/u],
  ['redirects', /OPENAI_BASE_URL/u],
])('a server that %s is reported in a sentence from the start, until an answer comes', async (fault, sentence) => {
  await using server = await startScriptedModel({ answer });
  const model = await start({ OPENAI_BASE_URL: server.base_url, ANALYSIS_MODEL: 'scripted-1' });
  server.always(fault);
  await model?.check();
  expect(model?.problem()).toMatch(sentence);
  server.always(null);
  await model?.engine.ask(question());
  expect(model?.problem()).toBeNull();
});

test('an unknown model, and an unknown speech model', async () => {
  await using server = await startScriptedModel({ answer });
  server.always('has_one_model');
  const unknown = await start({ OPENAI_BASE_URL: server.base_url, ANALYSIS_MODEL: 'gpt-9' });
  await unknown?.check();
  expect(unknown?.problem()).toContain('“gpt-9”');
  const speech = await start({
    OPENAI_BASE_URL: server.base_url,
    ANALYSIS_MODEL: 'scripted-1',
    TRANSCRIPTION_MODEL: 'whisper-9',
  });
  await speech?.check();
  expect(speech?.problem()).toContain('TRANSCRIPTION_MODEL');
});

test('a key that is rejected later is reported then', async () => {
  await using server = await startScriptedModel({ answer });
  const model = await start({ OPENAI_BASE_URL: server.base_url, ANALYSIS_MODEL: 'scripted-1' });
  await model?.check();
  expect(model?.problem()).toBeNull();
  server.next('wrong_key');
  await expect(model?.engine.ask(question())).rejects.toMatchObject({ code: 'model_rejected_key' });
  expect(model?.problem()).toContain('OPENAI_API_KEY');
  await model?.engine.ask(question());
  expect(model?.problem()).toBeNull();
});

test('a budget needs prices, for speech too', async () => {
  await expect(start({ OPENAI_API_KEY: 'k', ANALYSIS_MODEL: 'mystery', MODEL_BUDGET_USD: '1' })).rejects.toMatchObject({
    code: 'invalid_settings',
    message: expect.stringContaining('"mystery"'),
  });
  await expect(
    start({ OPENAI_API_KEY: 'k', TRANSCRIPTION_MODEL: 'mystery', MODEL_BUDGET_USD: '1' }),
  ).rejects.toMatchObject({ code: 'invalid_settings', message: expect.stringContaining('per minute') });
  expect(await start({ OPENAI_API_KEY: 'k', TRANSCRIPTION_MODEL: 'whisper-1', MODEL_BUDGET_USD: '1' })).not.toBeNull();
});

test('the time until an answer must begin is a setting', async () => {
  await using server = await startScriptedModel({ answer });
  const model = await start({ OPENAI_BASE_URL: server.base_url, ANALYSIS_MODEL: 'scripted-1', MODEL_TIMEOUT_S: '1' });
  server.always('hangs');
  await expect(model?.engine.ask(question())).rejects.toMatchObject({
    code: 'model_timeout',
    message: expect.stringContaining('within 1 s'),
  });
});
