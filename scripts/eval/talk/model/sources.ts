import { z } from 'zod';
import { AppError } from '#lib/base/errors';
import type { Settings } from '#lib/base/settings/settings';
import { memoryBudget } from '#lib/language/budget';
import { endpointOf } from '#lib/language/endpoint';
import { createLanguageEngine } from '#lib/language/engine';
import { estimateTokens } from '#lib/language/prices';
import type { LanguageEngine } from '#lib/language/question';
import type { SeenRequest } from '#lib/language/testing/scene';
import { startScriptedModel, type ScriptedAnswer } from '#lib/language/testing/model-server';
import { callLimitsFor, readPrices } from '#lib/runtime/model';
import type { RecordedAnswer, Recording } from './recording.ts';

/** A model that is asked about one talk after the other. */
export interface Source extends AsyncDisposable {
  model: string;
  engine: LanguageEngine;
  window_tokens: number;
  /** All answers so far, with tokens and seconds if they are known. */
  answers: RecordedAnswer[];
  /** Called before the first question about a talk. */
  begin(talk: string): void;
}

/**
 * One call at a time: answers come in the order of the questions, also when they are read again, and each has its own
 * time.
 */
const concurrency = 1;

/** The model in the settings. Throws AppError `needs_model` if there is none. */
export async function liveSource(settings: Settings): Promise<Source> {
  const endpoint = endpointOf(settings);
  if (!endpoint) throw new AppError('needs_model', { reason: 'evaluation' });
  const answers: RecordedAnswer[] = [];
  let talk = '';
  const engine = createLanguageEngine({
    endpoint,
    concurrency,
    prices: await readPrices(),
    budget: memoryBudget(settings.MODEL_BUDGET_USD ?? null),
    limits: callLimitsFor(settings),
    onAnswer: ({ name: call, text: answer, cut_off, tokens, took_ms }) =>
      void answers.push({ talk, call, answer, cut_off, tokens, seconds: Math.round(took_ms) / 1000 }),
  });
  return {
    model: endpoint.model,
    engine,
    window_tokens: settings.MODEL_WINDOW_TOKENS,
    answers,
    begin: (name) => void (talk = name),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

const asked = z.looseObject({ response_format: z.looseObject({ json_schema: z.looseObject({ name: z.string() }) }) });

/** Recorded answers, served on this machine to the same requests that a model would get. */
export async function recordedSource({ model, window_tokens, answers: recorded }: Recording): Promise<Source> {
  const answers: RecordedAnswer[] = [];
  let talk = '';
  const answer = ({ body }: SeenRequest): ScriptedAnswer => {
    const call = asked.parse(body).response_format.json_schema.name;
    const before = answers.filter((given) => given.talk === talk && given.call === call).length;
    const given = recorded.filter((each) => each.talk === talk && each.call === call)[before];
    // Without a recorded answer a card keeps its local reading, and the table says so.
    if (!given) return { text: '', finish: 'stop' };
    const text = typeof given.answer === 'string' ? given.answer : JSON.stringify(given.answer);
    answers.push({
      ...given,
      tokens: given.tokens ?? {
        input: estimateTokens(JSON.stringify(body).length),
        output: estimateTokens(text.length),
      },
    });
    return { text, finish: given.cut_off ? 'length' : 'stop' };
  };
  const server = await startScriptedModel({ answer });
  const engine = createLanguageEngine({
    endpoint: { base_url: server.base_url, api_key: null, model, api: 'chat' },
    concurrency,
    prices: {},
    budget: memoryBudget(null),
  });
  return {
    model,
    engine,
    window_tokens,
    answers,
    begin: (name) => void (talk = name),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
