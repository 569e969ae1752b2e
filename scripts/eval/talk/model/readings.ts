import { askForParts } from '#lib/analyses/model/ask';
import { askedFor, callsFor } from '#lib/analyses/model/groups';
import { materialFor, resultOf } from '#lib/analyses/model/material';
import { isModelType, type ModelType, modelTypes } from '#lib/analyses/steps';
import { readAnalysis } from '#lib/analyses/registry';
import type { ResultData } from '#lib/analyses/results/results';
import { isAppError } from '#lib/base/errors';
import type { Conversation } from '#scripts/eval/talk/conversations';
import { gathered, inputFor, type TalkResults } from '#scripts/eval/talk/results';
import type { Source } from './sources.ts';

/** A model's readings of a talk, as the product would show them. */
export interface ModelResults {
  results: TalkResults;
  /** Each reading's card, including those that are not scored. */
  cards: { [T in ModelType]?: ResultData<T> };
  /** Readings that kept the local result, with the reason. */
  kept: { type: ModelType; reason: string }[];
  /** Rejected claims and sentences. */
  dropped: number;
}

/** Asks for all readings of a conversation; if one fails, the local reading stays, as in the product. */
export async function modelResultsOf(
  conversation: Conversation,
  { engine, window_tokens, begin }: Source,
): Promise<ModelResults> {
  const input = inputFor(conversation);
  const material = materialFor(input, window_tokens);
  const cards: ModelResults['cards'] = {};
  const kept: ModelResults['kept'] = [];
  begin(conversation.id);
  for (const types of callsFor(modelTypes)) {
    const read = await askForParts({
      asked: askedFor(types),
      engine,
      material,
      window_tokens,
      added_instruction: null,
      signal: new AbortController().signal,
    }).catch((error: unknown) => {
      if (isAppError(error)) return error;
      throw error;
    });
    for (const type of types) {
      if (!('parts' in read)) kept.push({ type, reason: read.message });
      else if (Object.hasOwn(read.parts, type)) place(cards, type, read.parts[type]);
      else kept.push({ type, reason: 'The model’s answer had nothing for this card that could be read.' });
    }
  }
  function place<T extends ModelType>(into: { [K in T]?: ResultData<K> }, type: T, draft: unknown): void {
    into[type] = resultOf(type, draft, readAnalysis(type, input), input);
  }
  const results = gathered((type) => (isModelType(type) ? cards[type] : undefined) ?? readAnalysis(type, input));
  return {
    results,
    cards,
    kept,
    dropped: Object.values(cards).reduce((sum, { dropped_claims }) => sum + dropped_claims, 0),
  };
}
