import { pattern } from '#lib/base/pattern';
import type { Talk, Unit } from '#lib/text/learned/talk';
import type { Sentence, Span, TextModel } from '#lib/text/model';
import { sentencesIn } from '#lib/text/statements/spot';
import { isYesNo, takesUp } from './reply-forms.ts';

/** A question within its sentence. */
interface Placed {
  sentence: Sentence;
  span: Span;
}

export const textAt = (model: TextModel, { start, end }: Span): string => model.text.slice(start, end).trim();

export const textsOf = (model: TextModel, unit: Unit): string[] =>
  sentencesIn(model, unit, 'whole').map((span) => textAt(model, span));

/** Words that a speaker may add after the last question of a passage, which still waits for a reply. */
export const mostAfter = 12;

/** Number of words in the passage after a question. */
export function wordsAfter(model: TextModel, { sentence, span }: Placed): number {
  const rest = model.text.slice(span.end, model.segments[sentence.segment]?.end ?? span.end);
  return rest.split(/\s+/u).filter((word) => /\p{L}/u.test(word)).length;
}

/**
 * The questions of a passage that mean the same: of several in a row, the last is mostly the first in other words, and
 * one in the middle of another's sentence ("members of that, what's it called, the trade body?") looks for a word.
 */
export function sameAs(model: TextModel, { span }: Placed, own: readonly Placed[]): Span[] {
  return own
    .map((other) => other.span)
    .filter((other) => other.start >= span.start || !/[.?!]/u.test(model.text.slice(other.start, span.start)));
}

/**
 * Whether a question shows as one: it ends in a question mark, or the text has none. A part of a sentence, or a proposal
 * with a full stop, may be a question, but nobody can say that it was left open.
 */
export function saysThatItAsks(model: TextModel, { span }: Placed): boolean {
  return textAt(model, span).endsWith('?') || !model.text.includes('?');
}

/** Passages within which a figure or a time that somebody asked for may still come. */
const later = 8;
const cameLater: ReadonlySet<string | null> = new Set(['reply.amount', 'reply.time']);

/** Whether another speaker gives a figure or a time soon, after the asker has insisted. */
export function answeredLater(
  model: TextModel,
  { units }: Talk,
  { segment, speaker }: Sentence,
  questions: readonly string[],
): boolean {
  return units
    .slice(segment + 1, segment + 1 + later)
    .some(
      (unit) =>
        unit.speaker !== speaker &&
        questions.some((words) => textsOf(model, unit).some((said) => cameLater.has(takesUp(words, said)))),
    );
}

const greeting = pattern('iu')`
  ^(?:(?:(?:good )?(?:morning|afternoon|evening)|hi|hello|hey)\b[\p{L}\s,.'’]{0,24}
  |(?:thank you|thanks|okay|ok|right|all right|alright|well|um|uh|mm|ooh|oh|sure|(?:yeah,? )?hi))[.!,]?$
`;
export const unsure = pattern('iu')`
  ^(?:(?:oh|well|um|uh|hm+|honestly|no),? )*(?:(?:i|we) (?:really |just |still )?(?:do not|don['’]t) know
  |(?:i['’]?m|i am|we['’]re|we are)? ?not (?:quite |really |so |too )?sure|(?:i (?:have|['’]ve) )?no idea
  |(?:i )?(?:can['’]t|cannot|don['’]t|do not) remember|hard to say)
  (?: yet| either| either way| about that)?[.,!]?$
`;

/** A question mark after a few words without the order of a question is a tone: "Oh, maybe once a fortnight?" */
const mostUncertain = 7;
const uncertain = /\b(?:maybe|about|probably|like)\b/iu;

/**
 * The sentence with content in a reply: the one that plainly takes up the questions, or else the first after a greeting,
 * a filler or "I don't know" if more follows. null if the reply only asks back.
 */
export function substanceOf(model: TextModel, unit: Unit, questions: readonly string[]): Span | null {
  const spans = sentencesIn(model, unit, 'whole');
  const [first = { start: unit.start, end: unit.end }] = spans;
  const asks = (text: string): boolean =>
    text.endsWith('?') && (text.split(/\s+/u).length > mostUncertain || !uncertain.test(text));
  const stated = spans.filter((span) => !asks(textAt(model, span)));
  const telling = stated.filter((span) => !greeting.test(textAt(model, span)) && !unsure.test(textAt(model, span)));
  const chosen =
    telling.find((span) => questions.some((words) => takesUp(words, textAt(model, span)) !== null)) ??
    telling.find((span) => questions.some((words) => isYesNo(words) && sharesWord(words, textAt(model, span)))) ??
    telling[0] ??
    (stated.length > 0 ? first : null);
  return chosen && completed(model, spans, chosen);
}

const common = pattern('u')`
  ^(?:what|when|where|which|that|this|have|does|your|with|there|would|could|about|were|they|from|will|been|some|time
  |think|know|going|want|just|like|really|them|then|than|back|tell)$
`;

/** Whether two sentences share a word of some length. */
function sharesWord(one: string, other: string): boolean {
  const long = (text: string): string[] =>
    (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => !common.test(word));
  const seen = new Set(long(one));
  return long(other).some((word) => seen.has(word));
}

/** A few words before a break say too little; they are quoted with the clauses up to the end of their sentence. */
const fewWords = 6;

function completed(model: TextModel, spans: readonly Span[], chosen: Span): Span {
  let { end } = chosen;
  for (const next of spans.slice(spans.indexOf(chosen) + 1)) {
    const text = textAt(model, { start: chosen.start, end });
    if (/[.!?…]["”]?$/u.test(text) || text.split(/\s+/u).length >= fewWords) break;
    ({ end } = next);
  }
  return { start: chosen.start, end };
}
