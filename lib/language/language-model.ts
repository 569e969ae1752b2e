import { createOpenAI } from '@ai-sdk/openai';
import type { LanguageModel } from 'ai';
import type { Endpoint } from './endpoint.ts';

/** The SDK's model for an endpoint. */
export function languageModel(
  { base_url, api_key, model, api }: Endpoint,
  fetch: typeof globalThis.fetch,
): LanguageModel {
  // The provider insists on a key; servers that need none ignore it.
  const provider = createOpenAI({ baseURL: base_url, apiKey: api_key ?? 'none', fetch });
  return api === 'responses' ? provider.responses(model) : provider.chat(model);
}
