import { createAddress, type Address, type CircuitLimits } from '#lib/base/endpoint/address';
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
  /** Concurrent calls, over all sessions. */
  concurrency: number;
  /** Other kinds of calls to the same address share its slots. Default: an address of its own. */
  address?: Address;
  prices: PriceTable;
  budget: Budget;
  /** Called with each raw answer before it is parsed: for measurements. */
  onAnswer?: (heard: HeardAnswer) => void;
  limits?: CallLimits;
  retry?: Partial<RetryTimes & CircuitLimits>;
}

/** One raw answer. */
interface HeardAnswer {
  /** The name of the question. */
  name: string;
  text: string;
  /** The answer reached its length limit. */
  cut_off: boolean;
  tokens: Tokens;
  /** Time of the call in ms, without the wait for a slot. */
  took_ms: number;
}

/** Consecutive failures after which the circuit opens, and how long it stays open. */
const circuitLimits: CircuitLimits = { failures: 3, open_ms: 30_000 };
/** The longest answer in tokens; an analysis needs a few thousand. */
const outputTokens = 8_000;

/**
 * One endpoint behind one function: concurrency, retries, a circuit breaker, the server's requirements, one repair, and
 * the daily budget.
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
  const times = { ...retryTimes, ...circuitLimits, ...given };
  const fetch = limitedFetch(limits);
  const circuit = address.circuit(times);
  const retries = createRetries(times);
  const habits = habitsOf(address, outputTokens);
  const priceOf = (tokens: Tokens): number => costOf(prices, endpoint.model, tokens) ?? 0;

  async function ask<T>(question: Question<T>): Promise<Answer<T>> {
    const spent = { input: 0, output: 0 };
    let calls = 0;

    /** One attempt: the highest possible cost is reserved before it, the real cost settled after it. */
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
      // An answer that began and broke off is paid for, too, as far as its size is known; one that never began is not.
      let tokens: Tokens = { input: 0, output: 0 };
      const start = performance.now();
      const reportAnswer = (text: string, cut_off: boolean): void =>
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
        reportAnswer(result.text, false);
        return result;
      } catch (error) {
        if (error instanceof CutOff) {
          ({ tokens } = error);
          reportAnswer(JSON.stringify(error.object ?? ''), true);
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
          // A slot is released while a retry waits, and a call that waits for a slot checks the circuit breaker again
          // when it gets one.
          return await retries.execute(
            () => circuit.execute(() => attempt(messages, asked, made), question.signal),
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
