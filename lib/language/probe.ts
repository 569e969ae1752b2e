import { APICallError } from 'ai';
import { z } from 'zod';
import { AppError } from '#lib/base/errors';
import type { Endpoint } from './endpoint.ts';
import type { LanguageEngine } from './question.ts';
import { toModelFailure } from '#lib/base/endpoint/failures';
import { callLimits, limitedFetch } from '#lib/base/endpoint/limited-fetch';

const listSchema = z.looseObject({ data: z.array(z.looseObject({ id: z.string(), owned_by: z.string().nullish() })) });
/** Listing models takes no thinking time. */
const limits = { ...callLimits, first_byte_ms: 10_000, total_ms: 15_000 };

/**
 * Requests the list of models of an address, which costs nothing: null if it answers and has the model, otherwise the
 * problem in a sentence. A server without such a list is trusted, and so is one that answers for a model that it does
 * not list, if `engine` is given to try it.
 */
export async function probe(
  { base_url, api_key, model }: Endpoint,
  speech?: string,
  engine?: LanguageEngine,
): Promise<AppError | null> {
  try {
    const answer = await limitedFetch(limits)(`${base_url}/models`, {
      headers: api_key === null ? {} : { authorization: `Bearer ${api_key}` },
    });
    const text = await answer.text();
    if (answer.status === 404 || answer.status === 405 || answer.status === 501) return null;
    if (!answer.ok) {
      const failure = toModelFailure(
        new APICallError({
          message: 'probe',
          url: '',
          requestBodyValues: {},
          statusCode: answer.status,
          responseBody: text,
        }),
      );
      return failure instanceof AppError ? failure : null;
    }
    const known = namesIn(text);
    const lists = (wanted: string): boolean => known === null || known.some((name) => isNamed(name, wanted));
    const isThere = lists(model) || (engine !== undefined && (await tryOut(engine)) === null);
    if (!isThere) return new AppError('model_unknown', { reason: 'not_listed', model });
    if (speech !== undefined && !lists(speech))
      return new AppError('model_unknown', { reason: 'speech_not_listed', model: speech });
    return null;
  } catch (error) {
    const failure = toModelFailure(error);
    return failure instanceof AppError
      ? failure
      : new AppError('model_failed', { reason: 'models_unreachable' }, { cause: error });
  }
}

const wordSchema = z.object({ word: z.string() });

/**
 * Requests one word in the form of all readings. So a model that cannot produce it is found before a person waits, and
 * the server's form is determined once, not by two calls at the same time.
 */
export async function tryOut(engine: LanguageEngine): Promise<AppError | null> {
  try {
    await engine.ask({
      name: 'word',
      schema: wordSchema,
      instructions: 'Answer with the word that you are given.',
      prompt: 'The word is: here',
      signal: new AbortController().signal,
    });
    return null;
  } catch (error) {
    const failure = toModelFailure(error);
    if (!(failure instanceof AppError))
      return new AppError('model_failed', { reason: 'unreachable' }, { cause: error });
    return failure.code === 'model_bad_answer' ? new AppError('model_bad_answer', { reason: 'no_json' }) : failure;
  }
}

/** Whether a listed model is the wanted one: by the last part of its name, without the tag that Ollama adds. */
function isNamed(listed: string, wanted: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/:latest$/u, '');
  return (
    plain(listed) === plain(wanted) ||
    plain(listed).endsWith(`/${plain(wanted)}`) ||
    plain(wanted).endsWith(`/${plain(listed)}`)
  );
}

/**
 * null if it is not a list of models, or is empty, or that of a server with one model in a file, which answers to any
 * name.
 */
function namesIn(text: string): string[] | null {
  try {
    const { data = [] } = listSchema.safeParse(JSON.parse(text)).data ?? {};
    const isFile = data.some(({ id, owned_by }) => owned_by === 'llamacpp' || /\.gguf$|^(?:\/|[a-z]:\\)/iu.test(id));
    return data.length > 0 && !isFile ? data.map(({ id }) => id) : null;
  } catch {
    return null;
  }
}
