import { open } from 'node:fs/promises';
import { createOpenAI } from '@ai-sdk/openai';
import { APICallError, experimental_streamTranscribe, transcribe } from 'ai';
import { createAddress, type Address, type CircuitLimits } from '#lib/base/endpoint/address';
import { toModelFailure } from '#lib/base/endpoint/failures';
import { callLimits, limitedFetch, type CallLimits } from '#lib/base/endpoint/limited-fetch';
import { refusalIn } from '#lib/base/endpoint/refusals';
import { createRetries, retryTimes, type RetryTimes } from '#lib/base/endpoint/retries';
import { AppError, isAppError } from '#lib/base/errors';
import type { SpeechSpan } from '#lib/audio/contract';
import type { RecognisedSegment, SpeechJob } from '#lib/speech/contract';
import type { SpeechEngine } from '#lib/speech/engine';
import type { StreamJob, TranscribeStream } from '#lib/speech/live-contract';
import { knowsLanguage } from '#lib/speech/foreign';
import { inOrder } from '#lib/speech/in-order';
import { type Chunk, chunksOf, longChunks, shortChunks } from '#lib/speech/chunks';
import { type ChunkText, type Heard, segmentsOf } from './heard.ts';
import { looseAnswer } from './loose-answer.ts';
import { streamUtterances, type UtterancePart } from './utterances.ts';
import { byteAt, wavOf } from './wav.ts';
import { toWireRate, wireRate } from './wire-rate.ts';

/** Reserves the cost of a call in the daily budget; null if there is too little left. */
export type Reserve = (
  seconds: number,
) => Promise<{ cost_usd: number | null; settle(happened: boolean): Promise<void> } | null>;

/** A model behind the SDK's interface that may also stream. */
export type StreamingModel = ReturnType<ReturnType<typeof createOpenAI>['transcription']>;

export interface EndpointSpeechOptions {
  base_url: string;
  api_key: string | null;
  /** TRANSCRIPTION_MODEL. */
  model: string;
  concurrency: number;
  /** Other kinds of calls to the same address share its slots. Default: an address of its own. */
  address?: Address;
  /** Default: no budget. */
  reserve?: Reserve;
  /** Recognises the parts that the endpoint cannot. */
  embedded: SpeechEngine;
  /** The model for streaming; null for none. Default: the same model, if its name says that it can stream. */
  streaming?: StreamingModel | null;
  limits?: CallLimits;
  retry?: RetryTimes;
}

/** Consecutive failures after which the circuit opens, and how long it stays open. */
const circuitLimits: CircuitLimits = { failures: 2, open_ms: 30_000 };
/** Short speech is read in one answer, so its speakers are those of the whole recording. */
const atOnce = { ...shortChunks, unhurried_s: 20 };
/** An answer arrives only when it is complete. */
const patient: CallLimits = { ...callLimits, first_byte_ms: 110_000 };

/**
 * Speech to text by an OpenAI-compatible endpoint, chunk by chunk; if it fails, the embedded engine reads that chunk
 * and the reason is reported.
 */
export function createEndpointEngine({
  base_url,
  api_key,
  model,
  concurrency,
  address = createAddress(concurrency),
  reserve,
  embedded,
  streaming,
  limits,
  retry = retryTimes,
}: EndpointSpeechOptions): SpeechEngine {
  const forms = formsFor(model);
  /** Index of the richest form that the server has not refused yet. */
  let form = 0;
  /** Whether an answer has named speakers, or the model is made for that. */
  let tellsSpeakers = forms[0] === 'diarized_json';
  const provider = createOpenAI({
    baseURL: base_url,
    apiKey: api_key ?? 'none',
    fetch: limitedFetch(limits ?? (tellsSpeakers ? patient : { ...callLimits, first_byte_ms: 60_000 })),
  });
  const circuit = address.circuit(circuitLimits);
  const retries = createRetries(retry);

  async function hear(
    chunk: Chunk,
    { pcm_path, channel_pcm_paths, language, signal, onSpent }: SpeechJob,
  ): Promise<Heard[]> {
    const path = chunk.channel === undefined ? pcm_path : (channel_pcm_paths?.[chunk.channel - 1] ?? pcm_path);
    const attempt = async () => {
      const reservation = reserve ? await reserve(chunk.end_s - chunk.start_s) : undefined;
      if (reservation === null) throw new AppError('model_budget_spent');
      let happened = false;
      try {
        const audio = wavOf(await samplesOf(path, chunk));
        const asked = {
          model: provider.transcription(model),
          audio,
          maxRetries: 0,
          abortSignal: signal,
          providerOptions: { openai: askedFor(forms[form] ?? 'json', language) },
        };
        const answer = await transcribe(asked).then(
          ({ responses: [response], ...transcript }): ChunkText => ({
            ...transcript,
            body: response && 'body' in response ? response.body : null,
          }),
          (error: unknown): ChunkText => {
            const loose = looseAnswer(error);
            if (loose) return loose;
            throw error;
          },
        );
        happened = true;
        return answer;
      } catch (error) {
        if (APICallError.isInstance(error) && error.statusCode === 404)
          throw new AppError('model_unknown', { reason: 'speech' });
        throw error;
      } finally {
        await reservation?.settle(happened);
        if (happened) onSpent?.(reservation?.cost_usd ?? null);
      }
    };
    const ask = () => retries.execute(() => circuit.execute(attempt, signal), signal);
    const askInForm = async (tried: number): ReturnType<typeof ask> => {
      try {
        return await ask();
      } catch (error) {
        if (tried + 1 >= forms.length || refusalIn(error) !== 'form') throw error;
        // Another chunk may have advanced it meanwhile.
        form = Math.max(form, tried + 1);
        return askInForm(form);
      }
    };
    const answer = await askInForm(form);
    const heard = segmentsOf(chunk, { ...answer, language: answer.language ?? language });
    tellsSpeakers ||= heard.namesSpeakers;
    return heard.segments;
  }

  async function* read(job: SpeechJob): AsyncGenerator<RecognisedSegment, void, undefined> {
    let { language } = job;
    const chunks = chunksOf(job.spans, tellsSpeakers ? longChunks : atOnce);
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
          job.onFallback?.(
            `The engine on this machine, which ${embedded.capabilities.languages === 'any' ? 'knows any language' : 'knows English only'}, stood in: ${reason}`,
          );
          return embeddedReading(chunk, job);
        }
        // Invented words for another language are worse than none.
        job.onFallback?.(
          `${reason} The engine on this machine does not know the language (${language ?? ''}), so from ${clock(chunk.start_s)} to ${clock(chunk.end_s)} words are missing.`,
        );
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

  async function* listen(
    live: StreamingModel,
    audio: ReadableStream<Uint8Array>,
    { language, signal }: Pick<StreamJob, 'language' | 'signal'>,
  ): AsyncGenerator<UtterancePart, void, undefined> {
    // The length of an utterance is only known when it ends.
    const held = reserve ? await reserve(longestUtterance_s) : undefined;
    if (held === null) throw new AppError('model_budget_spent');
    let bytes = 0;
    const counted = audio.pipeThrough(toWireRate()).pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          bytes += chunk.length;
          controller.enqueue(chunk);
        },
      }),
    );
    try {
      const { fullStream } = experimental_streamTranscribe({
        model: live,
        audio: counted,
        inputAudioFormat: { type: 'audio/pcm', rate: wireRate },
        abortSignal: signal,
        ...(language === undefined ? {} : { providerOptions: { openai: { language: bareLanguage(language) } } }),
      });
      for await (const part of fullStream) {
        if (part.type === 'error') throw part.error;
        if (part.type !== 'raw') yield part;
      }
    } finally {
      await held?.settle(false);
      if (bytes > 0) await (await reserve?.(bytes / (2 * wireRate)))?.settle(true);
    }
  }

  const live = streaming === undefined && streams.test(model) ? provider.transcription(model) : (streaming ?? null);
  const transcribeStream: TranscribeStream | undefined =
    live === null
      ? undefined
      : (job) =>
          streamUtterances(job, {
            listen: (audio, signal) => listen(live, audio, { language: job.language, signal }),
            standIn: (piece, signal) => onePiece(embedded, job, piece, signal),
          });

  return {
    name: 'openai-compatible',
    version: '1',
    model,
    stand_in: { name: embedded.name, version: embedded.version, languages: embedded.capabilities.languages },
    get capabilities() {
      return {
        languages: 'any' as const,
        word_times: forms[form] === 'verbose_json',
        speakers: tellsSpeakers,
        incremental: true,
        takes_language: true,
      };
    },
    warm: () => embedded.warm(),
    transcribe: read,
    ...(transcribeStream ? { transcribeStream } : {}),
    close: () => embedded.close(),
  };
}

/** Models of OpenAI that can stream. */
const streams = /^gpt-(?:transcribe|live-transcribe|realtime-whisper)(?:-|$)/iu;
/** The longest piece of live sound, in seconds. */
const longestUtterance_s = 10;

/** Recognises one piece of live sound on this machine; null if it has no words, or another language. */
async function onePiece(
  engine: SpeechEngine,
  { pcm_path, channel_pcm_paths, language }: StreamJob,
  piece: SpeechSpan,
  signal: AbortSignal,
): Promise<Heard | null> {
  // Invented words for another language are worse than none.
  if (!canRead(engine, language)) return null;
  const spans = (async function* spans() {
    yield piece;
  })();
  for await (const { id: _, ...segment } of engine.transcribe({ pcm_path, channel_pcm_paths, spans, signal }))
    return segment;
  return null;
}

type AnswerForm = 'diarized_json' | 'verbose_json' | 'json';

/**
 * The forms in which a model may answer, the richest first; a refused form is not tried again. OpenAI's own newer
 * models only know the plain one.
 */
function formsFor(model: string): readonly AnswerForm[] {
  if (/diari[sz]e/iu.test(model)) return ['diarized_json', 'verbose_json', 'json'];
  return /^gpt-/iu.test(model) ? ['json'] : ['verbose_json', 'json'];
}

function askedFor(form: AnswerForm, language: string | undefined): Record<string, string | string[]> {
  return {
    responseFormat: form,
    ...(form === 'verbose_json' ? { timestampGranularities: ['segment', 'word'] } : {}),
    // Servers split files longer than half a minute themselves, and OpenAI's needs this option for it.
    ...(form === 'diarized_json' ? { chunkingStrategy: 'auto' } : {}),
    // Recognisers know languages, but not regions.
    ...(language === undefined ? {} : { language: bareLanguage(language) }),
  };
}

function bareLanguage(tag: string): string {
  return tag.split('-')[0] ?? tag;
}

/** If no language was given, the engine is tried: the reason on the card names it. */
function canRead({ capabilities }: SpeechEngine, language: string | undefined): boolean {
  return language === undefined || knowsLanguage(capabilities, language);
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
