import { clausesOf } from '#lib/text/tokens/clauses';
import { localScore } from '#lib/text/learned/first';
import type { Unit } from '#lib/text/learned/talk';
import type { Target } from '#lib/text/learned/targets';
import type { Sentence, Span, TextModel } from '#lib/text/model';

/** A quote of the conversation that is a claim, a decision or something else of one kind. */
export interface Statement extends Span {
  /** Index of the scored passage. */
  unit: number;
  /** Verbatim: the sentence of the passage that says it. */
  text: string;
  speaker: string | null;
  /** Probability that a careful reader would list it too, 0 to 1. */
  score: number;
}

/** Whole sentences, or sentences cut into clauses where the recogniser has joined several. */
export type Cut = 'whole' | 'clauses';

const bySegment: Record<Cut, WeakMap<TextModel, Map<number, Sentence[]>>> = {
  whole: new WeakMap(),
  clauses: new WeakMap(),
};

/** The sentences that begin in a passage, or the whole passage if none does. */
export function sentencesIn(model: TextModel, { index, start, end }: Unit, cut: Cut = 'clauses'): Span[] {
  let known = bySegment[cut].get(model);
  if (!known) {
    known = Map.groupBy((cut === 'whole' ? model : clausesOf(model)).sentences, ({ segment }) => segment);
    bySegment[cut].set(model, known);
  }
  const inside = (known.get(index) ?? []).filter(
    (sentence) => sentence.start >= start && sentence.start < end && sentence.words > 0,
  );
  // A sentence that began earlier can cover the whole passage, so that none begins in it.
  return inside.length > 0
    ? inside.map((sentence) => ({ start: sentence.start, end: Math.min(sentence.end, end) }))
    : [{ start, end }];
}

/** Least number of words of a sentence that can be quoted, if there is a choice. */
const enoughWords = 3;

/** The sentence of a passage that is most likely of the target's kind. A short one is chosen only if all are short. */
export function spotOf(model: TextModel, unit: Unit, target: Target): Span {
  const spans = sentencesIn(model, unit);
  const [first = { start: unit.start, end: unit.end }] = spans;
  if (spans.length < 2) return first;
  const wordsIn = (span: Span): number => model.text.slice(span.start, span.end).split(/\s+/u).length;
  const long = spans.filter((span) => wordsIn(span) >= enoughWords);
  const candidates = long.length > 0 ? long : spans;
  let best = first;
  let highest = -Infinity;
  for (const span of candidates) {
    const score = saysHow(model, span, target);
    if (score > highest) [best, highest] = [span, score];
  }
  return best;
}

/**
 * Weight of length: between sentences with similar scores, readers quote the longer one (measured on their quotes from
 * the training conversations).
 */
const lengthWeight = 0.75;

/** Score of a sentence for a target. Comparable between sentences of one passage only. */
export function saysHow(model: TextModel, { start, end }: Span, target: Target): number {
  const text = model.text.slice(start, end);
  return localScore(target, text) + lengthWeight * Math.log(text.split(/\s+/u).length);
}

export function statementAt(model: TextModel, unit: Unit, span: Span, score: number): Statement {
  return {
    start: span.start,
    end: span.end,
    unit: unit.index,
    text: model.text.slice(span.start, span.end),
    speaker: unit.speaker,
    score,
  };
}
