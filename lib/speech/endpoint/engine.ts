import { open } from 'node:fs/promises';
import { createOpenAI } from '@ai-sdk/openai';
import { APICallError, transcribe } from 'ai';
import { createAddress } from '#lib/base/endpoint/address';
import type { Address, LineLimits } from '#lib/base/endpoint/address';
import { toModelFailure } from '#lib/base/endpoint/failures';
import { callLimits, limitedFetch } from '#lib/base/endpoint/limited-fetch';
import type { CallLimits } from '#lib/base/endpoint/limited-fetch';
import { refusalIn } from '#lib/base/endpoint/refusals';
import { createRetries, retryTimes } from '#lib/base/endpoint/retries';
import type { RetryTimes } from '#lib/base/endpoint/retries';
import { AppError, isAppError } from '#lib/base/errors';
import type { RecognisedSegment, SpeechEngine, SpeechJob } from '#lib/speech/contract';
import { inOrder } from '#lib/speech/in-order';
import type { Chunk } from '#lib/speech/chunks';
import { chunksOf, longChunks, shortChunks } from '#lib/speech/chunks';
import type { Heard } from './heard.ts';
import { segmentsOf } from './heard.ts';
import { byteAt, wavOf } from './wav.ts';

/** Takes what a call costs out of the day's budget; null where that much is not left. */
export type Reserve = (seconds: number) => Promise<{ cost_usd: number | null; settle(happened: boolean): Promise<void> } | null>;

export interface EndpointSpeechOptions {
  base_url: string;
  api_key: string | null;
  /** TRANSCRIPTION_MODEL. */
  model: string;
  concurrency: number;
  /** Where other kinds of calls share the slots of the same address. Default: one of its own. */
  address?: Address;
  /** Default: nothing is counted. */
  reserve?: Reserve;
  /** Takes over what the endpoint cannot do. */
  embedded: SpeechEngine;
  limits?: CallLimits;
  retry?: RetryTimes;
}

/** Failures in a row after which the endpoint is left alone, and for how long. */
const lineLimits: LineLimits = { failures: 2, rest_ms: 30_000 };
const withTimes = { responseFormat: 'verbose_json', timestampGranularities: ['segment', 'word'] };
/** Nothing is heard of an answer before the whole of it is there. */
const patient: CallLimits = { ...callLimits, first_byte_ms: 110_000 };

/** Speech to text by an OpenAI-compatible endpoint, chunk by chunk; where it fails, the embedded engine reads that chunk and the reason is told. */
export function createEndpointEngine({ base_url, api_key, model, concurrency, address = createAddress(concurrency), reserve, embedded, limits, retry = retryTimes }: EndpointSpeechOptions): SpeechEngine {
  const tellsSpeakers = /diari[sz]e/iu.test(model);
  const provider = createOpenAI({ baseURL: base_url, apiKey: api_key ?? 'none', fetch: limitedFetch(limits ?? (tellsSpeakers ? patient : { ...callLimits, first_byte_ms: 60_000 })) });
  const line = address.line(lineLimits);
  const retries = createRetries(retry);
  /** Only Whisper's models give times of words; a server that refuses to is remembered. */
  let detailed = /whisper/iu.test(model);

  async function hear(chunk: Chunk, { pcm_path, channel_pcm_paths, signal, onSpent }: SpeechJob): Promise<Heard[]> {
    const path = chunk.channel === undefined ? pcm_path : (channel_pcm_paths?.[chunk.channel - 1] ?? pcm_path);
    const attempt = async () => {
      const reservation = reserve ? await reserve(chunk.end_s - chunk.start_s) : undefined;
      if (reservation === null) throw new AppError('model_budget_spent', 'The day’s budget for the model is used up. The next day begins at midnight, UTC.');
      let happened = false;
      try {
        const audio = wavOf(await samplesOf(path, chunk));
        const answer = await transcribe({ model: provider.transcription(model), audio, maxRetries: 0, abortSignal: signal, ...(detailed ? { providerOptions: { openai: withTimes } } : {}) });
        happened = true;
        return answer;
      } catch (error) {
        if (APICallError.isInstance(error) && error.statusCode === 404) throw new AppError('model_unknown', 'The endpoint does not know this model for speech, or takes no speech. Check TRANSCRIPTION_MODEL.');
        throw error;
      } finally {
        await reservation?.settle(happened);
        if (happened) onSpent?.(reservation?.cost_usd ?? null);
      }
    };
    const ask = () => retries.execute(() => line.execute(attempt, signal), signal);
    const answer = await ask().catch((error: unknown) => {
      if (!detailed || refusalIn(error) !== 'form') throw error;
      detailed = false;
      return ask();
    });
    const [response] = answer.responses;
    return segmentsOf(chunk, { ...answer, body: response && 'body' in response ? response.body : null });
  }

  async function* read(job: SpeechJob): AsyncGenerator<RecognisedSegment, void, undefined> {
    let language: string | undefined;
    const chunks = chunksOf(job.spans, tellsSpeakers ? longChunks : shortChunks);
    const heard = inOrder(chunks, tellsSpeakers ? 1 : concurrency, async (chunk): Promise<Heard[]> => {
      try {
        const segments = await hear(chunk, job);
        language ??= segments.find((segment) => segment.language !== undefined)?.language;
        return segments;
      } catch (error) {
        job.signal.throwIfAborted();
        const failure = toModelFailure(error);
        const reason = isAppError(failure) ? failure.message : 'The endpoint for speech failed.';
        if (canRead(embedded, language)) {
          job.onFallback?.(`The engine on this machine, which ${embedded.capabilities.languages === 'any' ? 'knows any language' : 'knows English only'}, stood in: ${reason}`);
          return embeddedReading(chunk, job);
        }
        // Made-up words of another language are worse than none.
        job.onFallback?.(`${reason} The engine on this machine does not know the language (${language ?? ''}), so from ${clock(chunk.start_s)} to ${clock(chunk.end_s)} words are missing.`);
        return [];
      }
    });
    let id = 0;
    for await (const segments of heard) for (const segment of segments) yield { id: id++, ...segment };
  }

  async function embeddedReading({ spans }: Chunk, job: SpeechJob): Promise<Heard[]> {
    const out: Heard[] = [];
    const again = (async function* again() {
      yield* spans;
    })();
    for await (const { id: _, ...segment } of embedded.transcribe({ ...job, spans: again })) out.push(segment);
    return out;
  }

  return {
    name: 'openai-compatible',
    version: '1',
    model,
    stand_in: { name: embedded.name, version: embedded.version },
    capabilities: { languages: 'any', word_times: true, speakers: tellsSpeakers, incremental: true },
    warm: () => embedded.warm(),
    transcribe: read,
    close: () => embedded.close(),
  };
}

/** Where the language has not been told, it is tried: the reason on the card says by what. */
function canRead({ capabilities: { languages } }: SpeechEngine, language: string | undefined): boolean {
  return language === undefined || languages === 'any' || languages.some((tag) => tag === language || language.startsWith(`${tag}-`));
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}

async function samplesOf(path: string, { start_s, end_s }: Chunk): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const from = byteAt(start_s);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(byteAt(end_s) - from), 0, byteAt(end_s) - from, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
