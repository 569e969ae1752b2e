import { APICallError } from 'ai';
import { z } from 'zod';
import { AppError } from '#lib/base/errors';
import type { Endpoint } from '#lib/language/endpoint';
import { toModelFailure } from '#lib/base/endpoint/failures';
import { callLimits, limitedFetch } from '#lib/base/endpoint/limited-fetch';

const listSchema = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });
/** A list of models takes no thinking. */
const limits = { ...callLimits, first_byte_ms: 10_000, total_ms: 15_000 };

/**
 * Asks the address for its list of models, which costs nothing: null where it answers and knows the model, else what is wrong, in a
 * sentence. A server without such a list is believed.
 */
export async function probe({ base_url, api_key, model }: Endpoint): Promise<AppError | null> {
  try {
    const answer = await limitedFetch(limits)(`${base_url}/models`, { headers: api_key === null ? {} : { authorization: `Bearer ${api_key}` } });
    const text = await answer.text();
    if (answer.status === 404 || answer.status === 405 || answer.status === 501) return null;
    if (!answer.ok) {
      const failure = toModelFailure(new APICallError({ message: 'probe', url: '', requestBodyValues: {}, statusCode: answer.status, responseBody: text }));
      return failure instanceof AppError ? failure : null;
    }
    const known = namesIn(text);
    if (known === null || known.some((name) => name === model || name.endsWith(`/${model}`) || name === `${model}:latest`)) return null;
    return new AppError('model_unknown', `The model’s server does not list a model called “${model}”. Check ANALYSIS_MODEL.`);
  } catch (error) {
    const failure = toModelFailure(error);
    return failure instanceof AppError ? failure : new AppError('model_failed', 'The model’s server could not be asked for its models.', { cause: error });
  }
}

/** null where it is no list of models, or an empty one. */
function namesIn(text: string): string[] | null {
  try {
    const parsed = listSchema.safeParse(JSON.parse(text));
    return parsed.success && parsed.data.data.length > 0 ? parsed.data.data.map(({ id }) => id) : null;
  } catch {
    return null;
  }
}
