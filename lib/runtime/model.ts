import { readFile } from 'node:fs/promises';
import type { Address } from '#lib/base/endpoint/address';
import { callLimits, type CallLimits } from '#lib/base/endpoint/limited-fetch';
import { AppError } from '#lib/base/errors';
import type { Logger } from '#lib/base/logs/logger';
import type { Settings } from '#lib/base/settings/settings';
import type { Budget } from '#lib/language/budget';
import { endpointOf, type Endpoint } from '#lib/language/endpoint';
import { costOf, costOfSpeech, priceTableSchema, type PriceTable } from '#lib/language/prices';
import type { LanguageEngine } from '#lib/language/question';
import type { ModelPart } from '#lib/pipeline/request';
import type { ModelState } from '#lib/sessions/contract';

/** The configured model, with its state. */
export interface ModelRuntime extends ModelPart {
  endpoint: Endpoint;
  /** Shared by all calls to the endpoint, including those for speech. */
  address: Address;
  prices: PriceTable;
  budget: Budget;
  /** The sentence about its current problem; null if none is known. Real calls clear it and bring it back. */
  problem(): string | null;
  /** Requests its list of models and one word, which costs a few hundredths of a cent; never throws. */
  check(): Promise<void>;
}

const pricesFile = new URL('../../model-prices.json', import.meta.url);

/** null if no model is configured. Throws AppError `invalid_settings` if there is a budget and a price is unknown. */
export async function startModel(settings: Settings, budget: Budget, logger: Logger): Promise<ModelRuntime | null> {
  const endpoint = endpointOf(settings);
  if (!endpoint) return null;
  // The SDK takes 60 MB, which an installation without a model does not need.
  const [{ createLanguageEngine }, { probe, tryOut }, { createAddress }, prices] = await Promise.all([
    import('#lib/language/engine'),
    import('#lib/language/probe'),
    import('#lib/base/endpoint/address'),
    readPrices(),
  ]);
  if (settings.MODEL_BUDGET_USD !== undefined || settings.MODEL_OWNER_BUDGET_USD !== undefined)
    checkPrices(prices, endpoint.model, settings.TRANSCRIPTION_MODEL);
  const address = createAddress(settings.MODEL_CONCURRENCY);
  /** The problem at the start, until an answer comes. */
  let found: AppError | null = null;
  const made = createLanguageEngine({
    endpoint,
    concurrency: settings.MODEL_CONCURRENCY,
    address,
    prices,
    budget,
    limits: callLimitsFor(settings),
  });
  const engine: LanguageEngine = {
    model: made.model,
    async ask(question) {
      const answer = await made.ask(question);
      found = null;
      return answer;
    },
  };
  return {
    endpoint,
    address,
    prices,
    budget,
    engine,
    window_tokens: settings.MODEL_WINDOW_TOKENS,
    // Only the check at the start can name the models that are there; the error of a call cannot.
    problem: () => (found?.code === 'model_unknown' ? found.message : (address.problem() ?? found?.message ?? null)),
    async check() {
      found = (await probe(endpoint, settings.TRANSCRIPTION_MODEL, engine)) ?? (await tryOut(engine));
      if (found) logger.warn({ code: found.code, model: endpoint.model }, found.message);
      else logger.info({ model: endpoint.model, api: endpoint.api }, 'the model is available');
    },
  };
}

function checkPrices(prices: PriceTable, model: string, speech: string | undefined): void {
  if (costOf(prices, model, { input: 0, output: 0 }) === null)
    throw new AppError('invalid_settings', { reason: 'no_token_price', model });
  if (speech !== undefined && costOfSpeech(prices, speech, 0) === null)
    throw new AppError('invalid_settings', { reason: 'no_speech_price', model: speech });
}

/** The model's state for a visitor: only the owner sees costs. */
export async function stateOf(
  model: ModelRuntime | null,
  { MODEL_BUDGET_USD }: Settings,
  isOwner: boolean,
): Promise<ModelState | null> {
  if (!model) return null;
  const tells = isOwner && MODEL_BUDGET_USD !== undefined;
  return {
    name: model.endpoint.model,
    problem: model.problem(),
    spent_today_usd: tells ? await model.budget.spentToday() : null,
    budget_usd: tells ? MODEL_BUDGET_USD : null,
  };
}

/** The time limits of a call. */
export function callLimitsFor({ MODEL_TIMEOUT_S }: Pick<Settings, 'MODEL_TIMEOUT_S'>): CallLimits {
  const first_byte_ms = MODEL_TIMEOUT_S * 1_000;
  return { ...callLimits, first_byte_ms, total_ms: 8 * first_byte_ms };
}

export async function readPrices(): Promise<PriceTable> {
  const parsed = priceTableSchema.safeParse(JSON.parse(await readFile(pricesFile, 'utf8')));
  if (!parsed.success)
    throw new AppError('invalid_settings', { reason: 'prices', problem: parsed.error.issues[0]?.message ?? '' });
  return parsed.data;
}
