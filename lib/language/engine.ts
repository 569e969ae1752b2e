import { ConsecutiveBreaker, DelegateBackoff, bulkhead, circuitBreaker, handleWhen, retry, wrap } from 'cockatiel';
import { AppError } from '#lib/base/errors';
import { answerForms, parseAnswer, schemaInstructions } from '#lib/language/answer-form';
import type { AnswerForm } from '#lib/language/answer-form';
import type { Budget } from '#lib/language/budget';
import { callModel } from '#lib/language/call';
import type { CallResult } from '#lib/language/call';
import type { Endpoint } from '#lib/language/endpoint';
import { languageModel } from '#lib/language/language-model';
import { isDead, isWorthRetrying, refusesFormat, retryAfterMs, toModelFailure } from '#lib/base/endpoint/failures';
import { callLimits, limitedFetch } from '#lib/base/endpoint/limited-fetch';
import type { CallLimits } from '#lib/base/endpoint/limited-fetch';
import { costOf, estimateTokens } from '#lib/language/prices';
import type { PriceTable } from '#lib/language/prices';
import type { Answer, LanguageEngine, Question } from '#lib/language/question';

export interface EngineOptions {
  endpoint: Endpoint;
  /** Calls at once, all sessions together. */
  concurrency: number;
  prices: PriceTable;
  budget: Budget;
  limits?: CallLimits;
  retry?: Partial<RetryLimits>;
}

interface RetryLimits {
  attempts: number;
  /** Full jitter: a random time up to base * 2^attempt. */
  base_ms: number;
  /** A longer Retry-After is not waited for. */
  longest_ms: number;
  /** Failures in a row after which the address is left alone, and for how long. */
  failures: number;
  rest_ms: number;
}

const retryLimits: RetryLimits = { attempts: 2, base_ms: 500, longest_ms: 60_000, failures: 3, rest_ms: 30_000 };
/** The most that one answer may hold; an analysis needs a few thousand. */
const outputTokens = 8_000;

/** One endpoint behind one function: concurrency, retries, a circuit breaker, the form of the answer, one repair, and the day's budget. */
export function createLanguageEngine({ endpoint, concurrency, prices, budget, limits = callLimits, retry: given }: EngineOptions): LanguageEngine {
  const times = { ...retryLimits, ...given };
  const model = languageModel(endpoint, limitedFetch(limits));
  const slots = bulkhead(concurrency, Number.MAX_SAFE_INTEGER);
  const breaker = circuitBreaker(handleWhen(isDead), { halfOpenAfter: times.rest_ms, breaker: new ConsecutiveBreaker(times.failures) });
  const retries = retry(
    handleWhen((error) => isWorthRetrying(error) && (retryAfterMs(error) ?? 0) <= times.longest_ms),
    {
      maxAttempts: times.attempts,
      backoff: new DelegateBackoff(({ result, attempt }) => ('error' in result ? retryAfterMs(result.error) : null) ?? Math.random() * times.base_ms * 2 ** attempt),
    },
  );
  // A slot is free while a retry waits, and a call that waits for a slot asks the breaker again when it gets one.
  const guarded = wrap(retries, slots, breaker);
  /** The best form that this address is known to take. */
  let form: AnswerForm = 'schema';

  async function ask<T>(question: Question<T>): Promise<Answer<T>> {
    const spent = { input: 0, output: 0 };
    let calls = 0;
    const call = async (messages: readonly string[]): Promise<CallResult> => {
      for (;;) {
        const asked = form;
        try {
          const result = await guarded.execute(async ({ signal }) => {
            calls += 1;
            return callModel({ model, question, form: asked, instructions: question.instructions + schemaInstructions(asked, question.schema), messages, max_output_tokens: outputTokens, signal });
          }, question.signal);
          spent.input += result.tokens.input;
          spent.output += result.tokens.output;
          return result;
        } catch (error) {
          question.signal.throwIfAborted();
          const next = answerForms[answerForms.indexOf(asked) + 1];
          if (next === undefined || !refusesFormat(error)) throw toModelFailure(error);
          if (form === asked) form = next;
        }
      }
    };

    const characters = question.instructions.length + question.prompt.length;
    const reservation = await budget.reserve(costOf(prices, endpoint.model, { input: estimateTokens(characters), output: outputTokens }) ?? 0);
    if (!reservation) throw new AppError('model_budget_spent', 'The day’s budget for the model is used up.');
    try {
      const first = await call([question.prompt]);
      let parsed = parseAnswer(first.text, question.schema);
      let { model: named } = first;
      if (!parsed.ok) {
        const second = await call([question.prompt, first.text, `${parsed.why}\nAnswer again with the whole corrected JSON object and nothing else.`]);
        parsed = parseAnswer(second.text, question.schema);
        named = second.model;
      }
      if (!parsed.ok) throw new AppError('model_bad_answer', 'The model’s answer did not have the form that was asked for, also at the second attempt.');
      return { object: parsed.value, model: named, tokens: spent, cost_usd: costOf(prices, endpoint.model, spent), calls };
    } finally {
      await reservation.settle(costOf(prices, endpoint.model, spent) ?? 0);
    }
  }

  return { model: endpoint.model, ask };
}
