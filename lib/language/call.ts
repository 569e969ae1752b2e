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
  /** The question, and for a repair the answer to it and what is wrong with that, in turn. */
  messages: readonly string[];
  max_output_tokens: number;
  /** False for a server that is known to answer in one piece. */
  streamed: boolean;
  /** True for an interface that keeps answers unless told not to. */
  keeps_answers: boolean;
  /** Characters of the answer so far. */
  onText: (characters: number) => void;
  signal: AbortSignal;
}

export interface CallResult {
  text: string;
  model: string;
  tokens: Tokens;
}

/** Drafts are told at most four times a second. */
const partialEveryMs = 250;

/** The server was asked for a stream and answered with one JSON body. */
export class NotStreamed extends Error {}

/**
 * One call, without retries. Throws what the SDK throws, NotStreamed, and AppError `model_refused`, `model_failed` for
 * an answer that is none.
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
    // A conversation has no business in the logs of OpenAI's responses interface; others do not know the option.
    providerOptions: { openai: { ...(input.keeps_answers ? { store: false } : {}) } },
    maxRetries: 0,
    abortSignal: signal,
  };
  const answer = await (input.streamed ? streamedAnswer(asked, input) : wholeAnswer(asked));
  const { reason } = answer;
  if (reason === 'content-filter') throw new AppError('model_refused');
  if (reason === 'error') throw new AppError('model_server_error', { reason: 'broke_off' });
  // Some servers do not count; then it is estimated.
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

/** What is sent, for an estimate. */
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
 * What a piece of a stream holds of a model's thinking, as llama.cpp, vLLM and DeepSeek (`reasoning_content`) or Ollama
 * (`reasoning`) send it.
 */
function thoughtIn(raw: unknown): string {
  const delta = deltaSchema.safeParse(raw).data?.choices[0]?.delta;
  return delta?.reasoning_content ?? delta?.reasoning ?? '';
}

/** Some servers put the answer of a model that thinks where its thoughts belong, and nothing beside it. */
function answerIn(text: string, thought: string): string {
  return text.trim() === '' && thought !== '' ? `<think>${thought}` : text;
}

/** What there is of the object; null where it has not begun. */
async function soFar(text: string): Promise<object | null> {
  const said = withoutThought(text);
  const { value } = await parsePartialJson(said.slice(Math.max(0, said.indexOf('{'))));
  return typeof value === 'object' && value !== null ? value : null;
}

async function wholeAnswer(asked: Parameters<typeof generateText>[0]): Promise<RawAnswer> {
  // The text is ours to read: the SDK would throw it away where it does not fit.
  const { finishReason: reason, text, usage, response } = await generateText(asked);
  return { text: answerIn(text, wholeThought(response.body)), reason, usage, model: response.modelId };
}

const wholeSchema = z.looseObject({ choices: z.array(z.looseObject({ message: z.unknown() })) });

function wholeThought(body: unknown): string {
  const message = wholeSchema.safeParse(body).data?.choices[0]?.message;
  return thoughtIn({ choices: [{ delta: message }] });
}
