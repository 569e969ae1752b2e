import { createAddress, type Address, type LineLimits } from '#lib/base/endpoint/address';
import { toModelFailure } from '#lib/base/endpoint/failures';
import { callLimits, limitedFetch, type CallLimits } from '#lib/base/endpoint/limited-fetch';
import { createRetries, retryTimes, type RetryTimes } from '#lib/base/endpoint/retries';
import { AppError } from '#lib/base/errors';
import { parseAnswer, schemaInstructions } from './answer-form.ts';
import type { Budget } from './budget.ts';
import { callModel, charactersOf, type CallResult } from './call.ts';
import type { Endpoint } from './endpoint.ts';
import { habitsOf, learn, limitFor, type FailedCall, type Habits } from './habits.ts';
import { languageModel } from './language-model.ts';
import { costOf, estimateTokens, type PriceTable, type Tokens } from './prices.ts';
import { CutOff, type Answer, type LanguageEngine, type Question } from './question.ts';
import { shapedFetch } from './request-shape.ts';

export interface EngineOptions {
  endpoint: Endpoint;
  /** Calls at once, all sessions together. */
  concurrency: number;
  /** Where other kinds of calls share the slots of the same address. Default: one of its own. */
  address?: Address;
  prices: PriceTable;
  budget: Budget;
  /** Told of each answer as it came, before it is read: for measurements. */
  onAnswer?: (heard: HeardAnswer) => void;
  limits?: CallLimits;
  retry?: Partial<RetryTimes & LineLimits>;
}

/** One answer as it came. */
interface HeardAnswer {
  /** Of the question. */
  name: string;
  text: string;
  /** It reached the limit of its length. */
  cut_off: boolean;
  tokens: Tokens;
  /** Of the call, without waiting for a slot. */
  took_ms: number;
}

/** Failures in a row after which the endpoint is left alone, and for how long. */
const lineLimits: LineLimits = { failures: 3, rest_ms: 30_000 };
/** The most that one answer may hold; an analysis needs a few thousand. */
const outputTokens = 8_000;

/**
 * One endpoint behind one function: concurrency, retries, a circuit breaker, how the address wants to be asked, one
 * repair, and the day's budget.
 */
export function createLanguageEngine({
  endpoint,
  concurrency,
  address = createAddress(concurrency),
  prices,
  budget,
  onAnswer,
  limits = callLimits,
  retry: given,
}: EngineOptions): LanguageEngine {
  const times = { ...retryTimes, ...lineLimits, ...given };
  const fetch = limitedFetch(limits);
  const line = address.line(times);
  const retries = createRetries(times);
  const habits = habitsOf(address, outputTokens);
  const priceOf = (tokens: Tokens): number => costOf(prices, endpoint.model, tokens) ?? 0;

  async function ask<T>(question: Question<T>): Promise<Answer<T>> {
    const spent = { input: 0, output: 0 };
    let calls = 0;

    /** One attempt, paid for: what it may cost at most is reserved before, what it did cost is settled after. */
    const attempt = async (messages: readonly string[], asked: Habits, made: FailedCall): Promise<CallResult> => {
      const { form, spelled, streamed } = asked;
      const instructions =
        form === 'schema' && !spelled
          ? question.instructions
          : `${question.instructions}\n\n${schemaInstructions(question.schema)}`;
      const input = estimateTokens(charactersOf({ instructions, messages }));
      const limit = limitFor(asked, input);
      Object.assign(made, { input, limit });
      const reservation = await budget.reserve(priceOf({ input, output: limit }));
      if (!reservation) throw new AppError('model_budget_spent');
      // An answer that began and broke off is paid for as well, as far as it can be told; one that never began is not.
      let tokens: Tokens = { input: 0, output: 0 };
      const start = performance.now();
      const told = (text: string, cut_off: boolean): void =>
        onAnswer?.({ name: question.name, text, cut_off, tokens, took_ms: performance.now() - start });
      try {
        calls += 1;
        const onText = (characters: number): void => void (tokens = { input, output: estimateTokens(characters) });
        const model = languageModel(
          endpoint,
          shapedFetch(fetch, asked, limit, (sent) => void Object.assign(made, { sent })),
        );
        const result = await callModel({
          model,
          question,
          form,
          instructions,
          messages,
          max_output_tokens: limit,
          streamed,
          keeps_answers: endpoint.api === 'responses',
          onText,
          signal: question.signal,
        });
        ({ tokens } = result);
        told(result.text, false);
        return result;
      } catch (error) {
        if (error instanceof CutOff) {
          ({ tokens } = error);
          told(JSON.stringify(error.object ?? ''), true);
        }
        throw error;
      } finally {
        spent.input += tokens.input;
        spent.output += tokens.output;
        await reservation.settle(priceOf(tokens));
      }
    };

    const call = async (messages: readonly string[]): Promise<CallResult> => {
      for (;;) {
        const asked = { ...habits };
        const made: FailedCall = { asked, sent: { limit: null, role: 'user', usage: false }, input: 0, limit: 0 };
        try {
          // A slot is free while a retry waits, and a call that waits for a slot asks the breaker again when it gets
          // one.
          return await retries.execute(
            () => line.execute(() => attempt(messages, asked, made), question.signal),
            question.signal,
          );
        } catch (error) {
          question.signal.throwIfAborted();
          const lesson = learn(habits, error, made);
          if (lesson === 'again') continue;
          if (lesson) throw lesson;
          if (error instanceof CutOff)
            throw Object.assign(error, { tokens: spent, calls, cost_usd: costOf(prices, endpoint.model, spent) });
          throw toModelFailure(error);
        }
      }
    };

    const first = await call([question.prompt]);
    const read = question.read ?? question.schema;
    let parsed = parseAnswer(first.text, read);
    let { model: named } = first;
    if (!parsed.ok) {
      const second = await call([
        question.prompt,
        first.text,
        `${parsed.why}\nAnswer again with the whole corrected object. ${schemaInstructions(question.schema)}`,
      ]);
      parsed = parseAnswer(second.text, read);
      named = second.model;
      habits.spelled ||= parsed.ok;
    }
    if (!parsed.ok) throw new AppError('model_bad_answer', { reason: 'form' });
    return {
      object: parsed.value,
      model: named,
      tokens: spent,
      cost_usd: costOf(prices, endpoint.model, spent),
      calls,
    };
  }

  return { model: endpoint.model, ask };
}
