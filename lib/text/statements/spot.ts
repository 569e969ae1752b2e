import { clausesOf } from '#lib/text/tokens/clauses';
import { localScore } from '#lib/text/learned/first';
import type { Unit } from '#lib/text/learned/talk';
import type { Target } from '#lib/text/learned/targets';
import type { Sentence, Span, TextModel } from '#lib/text/model';

/** A place in the conversation that says something of one kind. */
export interface Statement extends Span {
  /** Index of the passage that was scored. */
  unit: number;
  /** Verbatim: the sentence of the passage that says it. */
  text: string;
  speaker: string | null;
  /** 0 to 1: how likely a careful reader would say so too. */
  score: number;
}

/** Sentences, or sentences cut where recognised speech has joined them. */
export type Cut = 'whole' | 'clauses';

const bySegment: Record<Cut, WeakMap<TextModel, Map<number, Sentence[]>>> = {
  whole: new WeakMap(),
  clauses: new WeakMap(),
};

/** The sentences that begin in a passage; the passage itself where none does. */
export function sentencesIn(model: TextModel, { index, start, end }: Unit, cut: Cut = 'clauses'): Span[] {
  let known = bySegment[cut].get(model);
  if (!known) {
    known = Map.groupBy((cut === 'whole' ? model : clausesOf(model)).sentences, ({ segment }) => segment);
    bySegment[cut].set(model, known);
  }
  const inside = (known.get(index) ?? []).filter(
    (sentence) => sentence.start >= start && sentence.start < end && sentence.words > 0,
  );
  // A sentence that began earlier and runs through the whole passage leaves it without a beginning of its own.
  return inside.length > 0
    ? inside.map((sentence) => ({ start: sentence.start, end: Math.min(sentence.end, end) }))
    : [{ start, end }];
}

/** Words from which on a sentence can stand for what was said. */
const enoughWords = 3;

/** The sentence of a passage whose words speak most for the target; short ones only where there is nothing longer. */
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
 * Readers quote long sentences rather than short ones that score alike (by their quotes in the training conversations).
 */
const lengthWeight = 0.75;

/** How much the words of a sentence speak for a target; comparable between the sentences of one passage. */
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
