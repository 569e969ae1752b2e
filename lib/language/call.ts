import {
  generateText,
  parsePartialJson,
  streamText,
  type FinishReason,
  type LanguageModel,
  type LanguageModelUsage,
  type ModelMessage,
} from 'ai';
import { z } from 'zod';
import { AppError } from '#lib/base/errors';
import { outputOf, type AnswerForm } from './answer-form.ts';
import { withoutThought } from './json-in-text.ts';
import { estimateTokens, type Tokens } from './prices.ts';
import { AllThought, CutOff, type Question } from './question.ts';

export interface CallInput {
  model: LanguageModel;
  question: Pick<Question<unknown>, 'name' | 'schema' | 'onPartial'>;
  form: AnswerForm;
  instructions: string;
  /** The question; for a repair also the answer and its error, alternating. */
  messages: readonly string[];
  max_output_tokens: number;
  /** False for a server that is known not to stream. */
  streamed: boolean;
  /** True for an API that stores answers unless told not to. */
  keeps_answers: boolean;
  /** Called with the number of characters of the answer so far. */
  onText: (characters: number) => void;
  signal: AbortSignal;
}

export interface CallResult {
  text: string;
  model: string;
  tokens: Tokens;
}

/** Drafts are reported at most four times a second. */
const partialEveryMs = 250;

/** The server was asked to stream and answered with one JSON body. */
export class NotStreamed extends Error {}

/**
 * One call, without retries. Throws the SDK's errors, NotStreamed, and AppError `model_refused`, or `model_failed` for
 * an unusable answer.
 */
export async function callModel(input: CallInput): Promise<CallResult> {
  const { model, question, form, instructions, messages, max_output_tokens, signal } = input;
  const output = outputOf(form, question.name, question.schema);
  const asked = {
    model,
    system: instructions,
    messages: messages.map((content, i): ModelMessage => ({ role: i % 2 === 0 ? 'user' : 'assistant', content })),
    ...(output ? { output } : {}),
    maxOutputTokens: max_output_tokens,
    // Conversations must not be stored by OpenAI's Responses API; other servers ignore the option.
    providerOptions: { openai: { ...(input.keeps_answers ? { store: false } : {}) } },
    maxRetries: 0,
    abortSignal: signal,
  };
  const answer = await (input.streamed ? streamedAnswer(asked, input) : wholeAnswer(asked));
  const { reason } = answer;
  if (reason === 'content-filter') throw new AppError('model_refused');
  if (reason === 'error') throw new AppError('model_server_error', { reason: 'broke_off' });
  // Some servers do not report usage; then it is estimated.
  const tokens = {
    input: answer.usage.inputTokens ?? estimateTokens(charactersOf(input)),
    output: answer.usage.outputTokens ?? estimateTokens(answer.text.length),
  };
  if (reason === 'length') {
    const object = await soFar(answer.text);
    throw object === null ? new AllThought(null, tokens) : new CutOff(object, tokens);
  }
  return { text: answer.text, model: answer.model, tokens };
}

/** The number of characters sent, for an estimate. */
export function charactersOf({ instructions, messages }: Pick<CallInput, 'instructions' | 'messages'>): number {
  return instructions.length + messages.reduce((sum, message) => sum + message.length, 0);
}

interface RawAnswer {
  text: string;
  reason: FinishReason;
  usage: LanguageModelUsage;
  model: string;
}

async function streamedAnswer(
  asked: Parameters<typeof streamText>[0],
  { question, onText, signal }: CallInput,
): Promise<RawAnswer> {
  const failed: { error?: unknown } = {};
  const result = streamText({
    ...asked,
    includeRawChunks: true,
    // Without this the SDK writes the error, and with it the prompt, to the console.
    onError: ({ error }) => {
      failed.error ??= error;
    },
  });
  let text = '';
  let toldAt = 0;
  let thought = '';
  for await (const part of result.fullStream) {
    if (part.type === 'raw') thought += thoughtIn(part.rawValue);
    if (part.type !== 'text-delta') continue;
    text += part.text;
    onText(text.length);
    const now = performance.now();
    if (!question.onPartial || now - toldAt < partialEveryMs) continue;
    toldAt = now;
    const object = await soFar(text);
    if (object !== null) question.onPartial(object);
  }
  signal.throwIfAborted();
  if (failed.error !== undefined)
    throw failed.error instanceof Error
      ? failed.error
      : new Error('the model’s stream failed', { cause: failed.error });
  const [reason, usage, response] = await Promise.all([result.finishReason, result.usage, result.response]);
  const type = response.headers?.['content-type'] ?? '';
  if (text === '' && type.includes('application/json')) throw new NotStreamed();
  if (text === '' && type.includes('text/html')) throw new AppError('model_unknown', { reason: 'web_page' });
  return { text: answerIn(text, thought), reason, usage, model: response.modelId };
}

const deltaSchema = z.looseObject({
  choices: z.array(
    z.looseObject({
      delta: z.looseObject({ reasoning_content: z.string().nullish(), reasoning: z.string().nullish() }).optional(),
    }),
  ),
});

/**
 * The thoughts in a chunk of a stream, as llama.cpp, vLLM and DeepSeek (`reasoning_content`) or Ollama (`reasoning`)
 * send them.
 */
function thoughtIn(raw: unknown): string {
  const delta = deltaSchema.safeParse(raw).data?.choices[0]?.delta;
  return delta?.reasoning_content ?? delta?.reasoning ?? '';
}

/** Some servers send the whole answer of a reasoning model as its thoughts. */
function answerIn(text: string, thought: string): string {
  return text.trim() === '' && thought !== '' ? `<think>${thought}` : text;
}

/** The object so far; null if it has not begun. */
async function soFar(text: string): Promise<object | null> {
  const said = withoutThought(text);
  const { value } = await parsePartialJson(said.slice(Math.max(0, said.indexOf('{'))));
  return typeof value === 'object' && value !== null ? value : null;
}

async function wholeAnswer(asked: Parameters<typeof generateText>[0]): Promise<RawAnswer> {
  // We parse the text ourselves: the SDK would discard an answer that does not fit.
  const { finishReason: reason, text, usage, response } = await generateText(asked);
  return { text: answerIn(text, wholeThought(response.body)), reason, usage, model: response.modelId };
}

const wholeSchema = z.looseObject({ choices: z.array(z.looseObject({ message: z.unknown() })) });

function wholeThought(body: unknown): string {
  const message = wholeSchema.safeParse(body).data?.choices[0]?.message;
  return thoughtIn({ choices: [{ delta: message }] });
}
