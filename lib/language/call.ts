import { parsePartialJson, streamText } from 'ai';
import type { LanguageModel, ModelMessage } from 'ai';
import { AppError } from '#lib/base/errors';
import { outputOf } from '#lib/language/answer-form';
import type { AnswerForm } from '#lib/language/answer-form';
import { estimateTokens } from '#lib/language/prices';
import type { Tokens } from '#lib/language/prices';
import type { Question } from '#lib/language/question';

export interface CallInput {
  model: LanguageModel;
  question: Pick<Question<unknown>, 'name' | 'schema' | 'onPartial'>;
  form: AnswerForm;
  instructions: string;
  /** The question, and for a repair the answer to it and what is wrong with that, in turn. */
  messages: readonly string[];
  max_output_tokens: number;
  signal: AbortSignal;
}

export interface CallResult {
  text: string;
  model: string;
  tokens: Tokens;
}

/** At most four times a second (DESIGN.md, section 3). */
const partialEveryMs = 250;

/** One streamed call, without retries. Throws what the SDK throws, and AppError `model_refused`, `model_failed` for an answer that is none. */
export async function callModel({ model, question, form, instructions, messages, max_output_tokens, signal }: CallInput): Promise<CallResult> {
  const failed: { error?: unknown } = {};
  const output = outputOf(form, question.name, question.schema);
  const result = streamText({
    model,
    system: instructions,
    messages: messages.map((content, i): ModelMessage => ({ role: i % 2 === 0 ? 'user' : 'assistant', content })),
    ...(output ? { output } : {}),
    maxOutputTokens: max_output_tokens,
    maxRetries: 0,
    abortSignal: signal,
    // Without this the SDK writes the error, and with it the prompt, to the console.
    onError: ({ error }) => {
      failed.error ??= error;
    },
  });
  let text = '';
  let toldAt = 0;
  for await (const piece of result.textStream) {
    text += piece;
    const now = performance.now();
    if (!question.onPartial || now - toldAt < partialEveryMs) continue;
    toldAt = now;
    const { value } = await parsePartialJson(text.slice(Math.max(0, text.indexOf('{'))));
    if (typeof value === 'object' && value !== null) question.onPartial(value);
  }
  signal.throwIfAborted();
  if (failed.error !== undefined) throw failed.error instanceof Error ? failed.error : new Error('the model’s stream failed', { cause: failed.error });
  const [reason, usage, response] = await Promise.all([result.finishReason, result.usage, result.response]);
  if (reason === 'content-filter') throw new AppError('model_refused', 'The model declined to answer.');
  if (reason === 'length') throw new AppError('model_failed', 'The model’s answer was longer than allowed and was cut off.');
  if (reason === 'error') throw new AppError('model_server_error', 'The model’s server broke off its answer.');
  // Some servers do not count; then it is estimated.
  const asked = instructions.length + messages.reduce((sum, message) => sum + message.length, 0);
  return { text, model: response.modelId, tokens: { input: usage.inputTokens ?? estimateTokens(asked), output: usage.outputTokens ?? estimateTokens(text.length) } };
}
