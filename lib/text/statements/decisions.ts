import { pattern } from '#lib/base/pattern';
import { actRuleSet, madeOf } from '#lib/text/acts/act-rule';
import { picked } from '#lib/text/learned/picked';
import { talkOf, type Talk, type Unit } from '#lib/text/learned/talk';
import { countForms, formNames } from '#lib/text/learned/forms';
import { plain, tokensOf } from '#lib/text/learned/plain';
import type { Span, TextModel } from '#lib/text/model';
import { tokensWithin } from '#lib/text/tokens/within';
import { assentRules } from './assent-rules.ts';
import { canCarry, hasVerb } from './carry.ts';
import { severalIn } from './several.ts';
import { saysHow, sentencesIn, statementAt, type Statement } from './spot.ts';

export interface Decision extends Statement {
  /** Whether words state the agreement itself ("agreed", "we go with"), here or in the reply. */
  explicit: boolean;
}

const several = { words: 40, phrases: 4, most: 4 } as const;
/**
 * A passage of at most this many words only agrees with another speaker's proposal, at most `lookBack` passages
 * earlier.
 */
const onlyAgrees = 7;
const lookBack = 3;

const known = new WeakMap<TextModel, Decision[]>();

/** The decisions of the talk, in order. */
export function decisionsOf(model: TextModel, talk: Talk = talkOf(model)): Decision[] {
  const before = known.get(model);
  if (before) return before;
  const scores = talk.final.decision;
  const out = picked('decision', scores, talk.words).flatMap((k): Decision[] => {
    const place = placeOf(model, talk, k);
    const unit = place === null ? undefined : talk.units[place];
    if (place === null || !unit) return [];
    const at = proposalOf(model, talk, place) ?? unit;
    const explicit = settles(unit.text) || settles(talk.units[place + 1]?.text ?? '');
    return spansOf(model, talk, at)
      .filter((span) => !isAssent(model, span))
      .map((span) => ({ ...statementAt(model, at, span, scores[k] ?? 0), explicit }));
  });
  known.set(model, out);
  return out;
}

/** Words of doubt, postponement or refusal to decide, and questions, exclude a decision. */
const unsettled = pattern('iu')`
  \b(?:not (?:sure|going to)|(?:do not|don['’]t) (?:know|want|agree)|no idea|come back to|whether
  |think about it|still open|undecided|another time
  |(?:can['’]t|cannot|won['’]t|will not|let['’]s not) (?:decide|agree|say))\b|\?\s*$
`;

/**
 * Words of a plan, a wish, an order or an agreement, one of which stands in a decision. "The release is tomorrow" and
 * "You're entitled to" state how things are; words without a verb ("Half six Thursday.") can settle.
 */
const commits = pattern('iu')`
  \b(?:will|won['’]t|going to|gonna|gon|let['’]?s|let us|shall|should|must|need|needs|have to|['’]ve got to|want|wants|would
  |could|can|may|agreed?|agreement|decided?|decision|settled?|deal|go(?:ing)? (?:with|for|ahead)|stick|choose|chose|pick
  |prefer|happy|fine|good|sounds|works?|instead|continue|keep|start|stop|use|take|make|put|change|increase|order|refer
  |prescribe|book|booked|plan|approve|accept|offer|recommend|skip|drop|leave|move|carried|motion|vote)\b
  |['’]ll\b|['’]d (?:like|rather|prefer|want|go|take|be|say|need)\b|(?<!n['’]t )\bwe (?!(?:were|had|did|have|was|all|do)\b)\p{L}+
`;
const opensAssent = /^(?:yes|yeah|yep|no|okay|ok|right|oh|ha|mm)\b/iu;
const fewestWords = 3;

const assents = actRuleSet(assentRules);

/**
 * The sentences of a passage that can be a decision: those with content if there are any, otherwise those that only
 * assent.
 */
function settlingSpans(model: TextModel, unit: Unit): Span[] {
  const spans = sentencesIn(model, unit).filter((span) => {
    const text = model.text.slice(span.start, span.end);
    if (proposes.test(text)) return isAccepted(model, unit);
    return (
      !unsettled.test(text) &&
      canCarry('decision', text) &&
      (commits.test(text) || isAssent(model, span) || isShortDeal(model, span))
    );
  });
  const telling = spans.filter((span) => !isAssent(model, span));
  return telling.length > 0 ? telling : spans;
}

/** "Could we keep Thursdays free?" is a decision once somebody says yes. */
const proposes = /\b(?:could|can|shall|should) we (?!(?:see|start|begin|hear|go back)\b)[^?]*\?\s*$/iu;
const accepts = pattern('iu')`
  (?:^|^[^?]{0,24}[.!] )(?:(?:oh|well|um+|uh+|mm),? )*(?:yes|yeah|yep|okay|ok|sure|deal|agreed|of course|absolutely|fine|good idea|perfect|all right
  |alright)\b(?! but)
`;

function isAccepted({ segments }: TextModel, { index }: Unit): boolean {
  return accepts.test(segments[index + 1]?.segment.text.trim() ?? '');
}

/** Words without a verb settle something if there are enough of them: "Half six Thursday." */
function isShortDeal(model: TextModel, span: Span): boolean {
  const text = model.text.slice(span.start, span.end);
  return !hasVerb(model, span) && text.split(/\s+/u).length >= fewestWords && !opensAssent.test(text);
}

/** Whether a sentence agrees without saying to what: "That makes sense.", "Yes, good idea." */
function isAssent({ tokens }: TextModel, span: Span): boolean {
  const words = tokensWithin(tokens, span).filter(({ pos }) => pos !== 'PUNCT');
  return madeOf(words, assents) !== null;
}

/** The selected passage, or a neighbour that states the agreement in words; null if none of them can be a decision. */
function placeOf(model: TextModel, talk: Talk, k: number): number | null {
  const holds = (at: number): boolean =>
    talk.units[at] !== undefined && settlingSpans(model, talk.units[at]).length > 0;
  const plainly = [k, k + 1, k - 1].find((at) => holds(at) && settles(talk.units[at]?.text ?? ''));
  return plainly ?? [k, k + 1, k - 1].find(holds) ?? null;
}

function settles(text: string): boolean {
  return (countForms(tokensOf(plain(text)))[formNames.indexOf('agree')] ?? 0) > 0;
}

/** The proposal that was agreed to, if the passage itself only assents; null otherwise. */
function proposalOf(model: TextModel, talk: Talk, k: number): Unit | null {
  const own = talk.units[k];
  const agrees =
    (talk.dense[k]?.[0] ?? 0) <= onlyAgrees ||
    (own !== undefined && settlingSpans(model, own).every((span) => isAssent(model, span)));
  if (!agrees) return null;
  const speaker = own?.speaker;
  let best: Unit | null = null;
  let highest = -Infinity;
  for (let at = k - 1; at >= Math.max(0, k - lookBack); at -= 1) {
    const unit = talk.units[at];
    const score = talk.first.decision[at] ?? 0;
    if (unit && unit.speaker !== speaker && (talk.dense[at]?.[0] ?? 0) > onlyAgrees && score > highest)
      [best, highest] = [unit, score];
  }
  return best;
}

function spansOf(model: TextModel, talk: Talk, unit: Unit): Span[] {
  const most = severalIn(talk.dense[talk.units.indexOf(unit)], several);
  const weighed = settlingSpans(model, unit).map((span) => ({ span, weight: saysHow(model, span, 'decision') }));
  return weighed
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ span }) => span)
    .toSorted((a, b) => a.start - b.start);
}
