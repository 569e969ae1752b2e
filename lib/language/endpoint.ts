import type { Settings } from '#lib/base/settings/settings';

/** Which of OpenAI's two APIs an address implements. */
type ModelApi = 'responses' | 'chat';

/** The address of the language model, and how to call it. */
export interface Endpoint {
  base_url: string;
  /** null for servers that need none. */
  api_key: string | null;
  model: string;
  api: ModelApi;
}

const openai = 'https://api.openai.com/v1';
/** Small, current, with structured output. */
const defaultModel = 'gpt-5.4-mini';

/** The endpoint in the settings, or null: a key or an address is enough. */
export function endpointOf(
  settings: Pick<Settings, 'OPENAI_API_KEY' | 'OPENAI_BASE_URL' | 'ANALYSIS_MODEL' | 'MODEL_API'>,
): Endpoint | null {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, ANALYSIS_MODEL, MODEL_API } = settings;
  if (OPENAI_API_KEY === undefined && OPENAI_BASE_URL === undefined) return null;
  const base_url = (OPENAI_BASE_URL ?? openai).replace(/\/+$/u, '');
  // Servers other than OpenAI's implement the older chat completions, and few have the newer Responses API.
  const api = MODEL_API === 'auto' ? (new URL(base_url).host === 'api.openai.com' ? 'responses' : 'chat') : MODEL_API;
  return { base_url, api_key: OPENAI_API_KEY ?? null, model: ANALYSIS_MODEL ?? defaultModel, api };
}
