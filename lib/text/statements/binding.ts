import { pattern } from '#lib/base/pattern';
import type { Unit } from '#lib/text/learned/talk';
import type { Span, TextModel } from '#lib/text/model';
import { canCarry } from './carry.ts';
import { saysHow, sentencesIn } from './spot.ts';

/** A person before a word that binds him, a request, or an order at the beginning. */
const binds = pattern('iu')`
  (?<!\b(?:if|when|what|that) )\b(?!(?:it|that|this|there|which|what)\b)\p{L}+(?:['’]ll| will| should| must| needs? to
  | (?:have|has|['’]ve got|got) to|['’]d (?:(?:like|love|need|have) to|better)|['’](?:m|re|s) (?:going|gonna|gon)
  | (?:am|are|is) (?:going|gonna|gon)| gotta)\b
  |\b(?:i|we|you) (?:can|could)\b|\bi want to\b|\b(?:can|could|would|will) you\b|\b(?:would like|want|need) you to\b
  |\bplease\b|\blet['’]s\b|\bmake sure\b|\bremember\b|\bdue to \p{L}+ on\b|\bwilling to\b
  |^(?:(?:and|so|then|okay|ok|well|now|just|also|look|listen|right),? )*(?:take|call|send|give|bring|ring|come|go|get|make|put|write|tell
  |ask|keep|stop|avoid|drink|start|use|try|book|check|read|finish|email|text|leave|talk|schedule)\b
`;

/** "We could." names no task. */
const fewestWords = 3;

/**
 * Of a passage without a phrase of the rules, the sentence that is most likely a task, if somebody takes or gives one in
 * it: its verb stands with "will", "need to" or the like after a person, or it opens with an order.
 */
export function bindingIn(model: TextModel, unit: Unit): Span[] {
  const spans = sentencesIn(model, unit).filter(({ start, end }) => {
    const text = model.text.slice(start, end);
    return text.split(/\s+/u).length >= fewestWords && binds.test(text) && canCarry('task', text);
  });
  const [best] = spans
    .map((span) => ({ span, weight: saysHow(model, span, 'action') }))
    .toSorted((a, b) => b.weight - a.weight);
  return best ? [best.span] : [];
}
