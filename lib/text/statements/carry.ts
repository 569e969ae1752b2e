import type { Span, TextModel } from '#lib/text/model';
import { tokensWithin } from '#lib/text/tokens/within';
import { carryRules, type Quoted } from './carry-rules.ts';

const known = new Map<Quoted, RegExp[]>();

function barsOf(kind: Quoted): RegExp[] {
  const before = known.get(kind);
  if (before) return before;
  const forms = carryRules.filter(({ bars }) => bars.includes(kind)).map(({ form }) => form);
  known.set(kind, forms);
  return forms;
}

/**
 * Whether these words can carry a claim of this kind. The learned scores find the passage; a reader sees only the
 * sentence, so one that plainly does something else (thanks, agrees, asks for a moment) is not quoted.
 */
export function canCarry(kind: Quoted, text: string): boolean {
  const words = text.trim();
  return !barsOf(kind).some((form) => form.test(words));
}

/** Whether a span contains a verb. Without one ("Ricky or Mickey.", "With the three points on it.") nothing is stated. */
export function hasVerb({ tokens }: TextModel, span: Span): boolean {
  return tokensWithin(tokens, span).some(({ pos }) => /^(?:VERB|AUX)$/u.test(pos));
}
