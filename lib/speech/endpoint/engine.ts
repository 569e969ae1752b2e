import { open } from 'node:fs/promises';
import { createOpenAI } from '@ai-sdk/openai';
import { transcribe } from 'ai';
import { bulkhead, ConsecutiveBreaker, circuitBreaker, handleWhen, wrap } from 'cockatiel';
import { isAppError } from '#lib/base/errors';
import { isDead, toModelFailure } from '#lib/base/endpoint/failures';
import { callLimits, limitedFetch } from '#lib/base/endpoint/limited-fetch';
import type { RecognisedSegment, SpeechEngine, SpeechJob } from '#lib/speech/contract';
import { inOrder } from '#lib/speech/in-order';
import type { Chunk } from './chunks.ts';
import { chunksOf } from './chunks.ts';
import type { Heard } from './heard.ts';
import { segmentsOf } from './heard.ts';
import { byteAt, wavOf } from './wav.ts';

export interface EndpointSpeechOptions {
  base_url: string;
  api_key: string | null;
  /** TRANSCRIPTION_MODEL. */
  model: string;
  concurrency: number;
  /** Takes over what the endpoint cannot do. */
  embedded: SpeechEngine;
}

/** Failures in a row after which the endpoint is left alone, and for how long. */
const breakAfter = 2;
const rest_ms = 30_000;

/** Speech to text by an OpenAI-compatible endpoint, chunk by chunk; where it fails, the embedded engine reads that chunk and the reason is told. */
export function createEndpointEngine({ base_url, api_key, model, concurrency, embedded }: EndpointSpeechOptions): SpeechEngine {
  const provider = createOpenAI({ baseURL: base_url, apiKey: api_key ?? 'none', fetch: limitedFetch({ ...callLimits, first_byte_ms: 60_000 }) });
  const slots = bulkhead(concurrency, Number.MAX_SAFE_INTEGER);
  const breaker = circuitBreaker(handleWhen(isDead), { halfOpenAfter: rest_ms, breaker: new ConsecutiveBreaker(breakAfter) });
  const guarded = wrap(slots, breaker);

  async function hear(chunk: Chunk, { pcm_path, channel_pcm_paths, signal }: SpeechJob): Promise<Heard[]> {
    const path = chunk.channel === undefined ? pcm_path : (channel_pcm_paths?.[chunk.channel - 1] ?? pcm_path);
    const audio = wavOf(await samplesOf(path, chunk));
    const answer = await guarded.execute(({ signal: abortSignal }) => transcribe({ model: provider.transcription(model), audio, maxRetries: 1, abortSignal }), signal);
    const [response] = answer.responses;
    return segmentsOf(chunk, { ...answer, body: response && 'body' in response ? response.body : null });
  }

  async function* read(job: SpeechJob): AsyncGenerator<RecognisedSegment, void, undefined> {
    const heard = inOrder(chunksOf(job.spans), concurrency, async (chunk): Promise<Heard[]> => {
      try {
        return await hear(chunk, job);
      } catch (error) {
        job.signal.throwIfAborted();
        const failure = toModelFailure(error);
        job.onFallback?.(isAppError(failure) ? failure.message : 'The endpoint for speech failed.');
        return embeddedReading(chunk, job);
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
    capabilities: { languages: 'any', word_times: true, speakers: true, incremental: true },
    warm: () => embedded.warm(),
    transcribe: read,
    close: () => embedded.close(),
  };
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
