import type { Sentence, Span, TextModel } from '#lib/text/model';
import { longestOfKind, matchRulesIn, ruleSet } from '#lib/text/rules/found';
import { whenRules } from './when-rules.ts';

const rules = ruleSet(whenRules);

/** The first words of time in a span, verbatim and as long as possible; null if there are none. */
export function whenIn(model: TextModel, sentences: readonly Sentence[], span: Span): string | null {
  const matches = sentences
    .flatMap((sentence) => longestOfKind(matchRulesIn(model, sentence, rules)))
    .filter(({ start, end }) => start >= span.start && end <= span.end);
  const [first] = matches.toSorted((a, b) => a.start - b.start);
  if (!first) return null;
  let { end } = first;
  // "tomorrow at ten", "on Monday morning by nine": words of time that follow directly belong together.
  for (const match of matches.toSorted((a, b) => a.start - b.start))
    if (match.start <= end + 1) end = Math.max(end, match.end);
  return model.text.slice(first.start, end);
}
