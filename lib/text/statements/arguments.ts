import { picked } from '#lib/text/learned/picked';
import { talkOf, type Talk, type Unit } from '#lib/text/learned/talk';
import type { Sentence, Span, TextModel } from '#lib/text/model';
import { longestOfKind, matchRulesIn, ruleSet } from '#lib/text/rules/found';
import { canCarry, hasVerb } from './carry.ts';
import { reasonRules } from './reason-rules.ts';
import { saysHow, sentencesIn, statementAt, type Statement } from './spot.ts';

/** A claim that a speaker argues for, with one of its reasons. */
export interface Argument {
  claim: Statement;
  reason: Statement | null;
}

/**
 * Greatest distance, in passages, between a reason and its claim. Of the claims two passages away, a reader pairs half
 * with the reason; of those further away, none.
 */
const reach = 1;
const fewestWords = 3;
/**
 * A reason without a claim in reach supports its own passage, or else the most probable claim within this distance. The
 * passage's score as a claim is at least `least`.
 */
const host = { reach: 2, least: 0.4 } as const;
const rules = ruleSet(reasonRules);

const known = new WeakMap<TextModel, Argument[]>();

/** Claims in order of the talk, each with its nearest reason. A claim with several reasons is listed once for each. */
export function argumentsOf(model: TextModel, talk: Talk = talkOf(model)): Argument[] {
  const before = known.get(model);
  if (before) return before;
  const claims = placesOf(model, talk, 'claim').flatMap((k) => statementIn(model, talk, k, 'claim'));
  const reasons = placesOf(model, talk, 'reason');
  const pairs = new Map<number, Statement[]>();
  for (const k of reasons) {
    const near = claimFor(talk, claims, k);
    const claim = near ?? likelyClaim(model, talk, k);
    const reason = claim && reasonIn(model, talk, k, claim);
    if (claim && !claims.some(({ start }) => start === claim.start)) claims.push(claim);
    if (claim && reason) pairs.set(claim.start, [...(pairs.get(claim.start) ?? []), reason]);
  }
  const inOrder = claims.toSorted((a, b) => a.start - b.start);
  const out = inOrder.flatMap((claim): Argument[] => {
    const own = pairs.get(claim.start);
    return own ? own.map((reason) => withinOne(model, claim, reason)) : [{ claim, reason: null }];
  });
  known.set(model, out);
  return out;
}

/**
 * Indices of the passages to quote. Stage 2 can score a neighbour of the right passage highest; of the three, the one
 * whose own words are the strongest evidence is chosen.
 */
function placesOf(model: TextModel, talk: Talk, target: 'claim' | 'reason'): number[] {
  const first = talk.first[target];
  const holds = (k: number): boolean =>
    talk.units[k] !== undefined && wholeSentences(model, talk.units[k], target).length > 0;
  const moved = picked(target, talk.final[target], talk.words).flatMap((k) =>
    (target === 'claim' || !holds(k) ? [k, k - 1, k + 1] : [k])
      .filter(holds)
      .toSorted((a, b) => (first[b] ?? 0) - (first[a] ?? 0))
      .slice(0, 1),
  );
  return [...new Set(moved)].toSorted((a, b) => a - b);
}

/** Questions are never claims, whatever their words. */
function isQuestion(model: TextModel, { end }: Span): boolean {
  return model.text.slice(0, end).trimEnd().endsWith('?');
}

/** The whole sentences of a passage that can be quoted. A part of a sentence could say the opposite of the whole. */
function wholeSentences(model: TextModel, unit: Unit, target: 'claim' | 'reason'): Span[] {
  return sentencesIn(model, unit, 'whole').filter((span) => {
    const text = model.text.slice(span.start, span.end);
    return (
      !isQuestion(model, span) &&
      text.split(/\s+/u).length >= fewestWords &&
      canCarry(target, text) &&
      hasVerb(model, span)
    );
  });
}

function best(model: TextModel, spans: readonly Span[], target: 'claim' | 'reason'): Span | undefined {
  return spans.map((span) => ({ span, score: saysHow(model, span, target) })).toSorted((a, b) => b.score - a.score)[0]
    ?.span;
}

function statementIn(model: TextModel, talk: Talk, k: number, target: 'claim' | 'reason'): Statement[] {
  const unit = talk.units[k];
  const span = unit && best(model, wholeSentences(model, unit, target), target);
  return unit && span ? [statementAt(model, unit, span, talk.final[target][k] ?? 0)] : [];
}

/** The nearest claim of the reason's speaker; at equal distance, the earlier one. */
function claimFor(talk: Talk, claims: readonly Statement[], k: number): Statement | null {
  const speaker = talk.units[k]?.speaker ?? null;
  const near = claims.filter((claim) => claim.speaker === speaker && Math.abs(claim.unit - k) <= reach);
  return near.toSorted((a, b) => Math.abs(a.unit - k) - Math.abs(b.unit - k) || a.unit - b.unit)[0] ?? null;
}

/** The claim for a reason that has none: readers list a claim with its reasons and rarely a reason alone. */
function likelyClaim(model: TextModel, talk: Talk, k: number): Statement | null {
  const speaker = talk.units[k]?.speaker ?? null;
  const score = (at: number): number => talk.final.claim[at] ?? 0;
  const [place] = Array.from({ length: 2 * host.reach + 1 }, (_, i) => k - host.reach + i)
    .filter((at) => {
      const unit = talk.units[at];
      return unit?.speaker === speaker && score(at) >= host.least && wholeSentences(model, unit, 'claim').length > 0;
    })
    .toSorted((a, b) => Number(b === k) - Number(a === k) || score(b) - score(a));
  return place === undefined ? null : (statementIn(model, talk, place, 'claim')[0] ?? null);
}

/**
 * The sentence that gives the reason. In the claim's own passage it is another sentence, or the claim's sentence if
 * that contains both.
 */
function reasonIn(model: TextModel, talk: Talk, k: number, claim: Statement): Statement | null {
  const unit = talk.units[k];
  if (!unit) return null;
  const others = wholeSentences(model, unit, 'reason').filter((span) => span.start !== claim.start);
  const parts = others.length > 0 || splitAt(model, claim) !== null ? [] : partsOf(model, unit, claim);
  const span =
    best(model, others, 'reason') ?? best(model, parts, 'reason') ?? (unit.index === claim.unit ? claim : undefined);
  return span ? statementAt(model, unit, span, talk.final.reason[k] ?? 0) : null;
}

/** The later clauses of a claim's sentence, if it is the only one in its passage. */
function partsOf(model: TextModel, unit: Unit, claim: Statement): Span[] {
  if (unit.index !== claim.unit) return [];
  return sentencesIn(model, unit).filter(
    (span) =>
      span.start > claim.start &&
      span.end <= claim.end &&
      model.text.slice(span.start, span.end).split(/\s+/u).length > fewestWords,
  );
}

/**
 * Separates a claim and a reason that share one sentence. The sentence is split at its "because" if possible; if not,
 * it stays whole, without a reason. A sentence without such a word stays whole, and the later part that is most likely
 * a reason is quoted next to it.
 */
function withinOne(model: TextModel, claim: Statement, reason: Statement): Argument {
  if (claim.start !== reason.start) return { claim, reason };
  const cut = ({ start, end }: Span, of: Statement): Statement => ({
    ...of,
    start,
    end,
    text: model.text.slice(start, end),
  });
  const split = splitAt(model, claim);
  if (!split) {
    const part = joinedAt(model, claim).match ? undefined : best(model, laterParts(model, claim), 'reason');
    return { claim, reason: part ? cut(part, reason) : null };
  }
  return { claim: cut(split.claim, claim), reason: cut(split.reason, reason) };
}

/** In words. A longer sentence results from missing punctuation. */
const longestParted = 60;
/** Tokens at which a sentence can be split, and words with which no reason begins. */
const joints = /^(?:[,;:–—]|and|as|which)$/u;
const noReason = /^(?:but|so|or|if|when|that|then|though)$/u;

/** The parts of the sentence that follow a joint. */
function laterParts(model: TextModel, claim: Span): Span[] {
  const { sentence } = joinedAt(model, claim);
  if (!sentence || sentence.words > longestParted) return [];
  const spans: Span[] = [];
  for (let at = sentence.first + fewestWords; at <= sentence.last - fewestWords; at += 1) {
    const opens = model.tokens[at + 1]?.norm ?? '';
    if (!joints.test(model.tokens[at]?.norm ?? '') || noReason.test(opens)) continue;
    const span = trimmed(model, at, sentence.last);
    if (span && model.text.slice(span.start, span.end).split(/\s+/u).length > fewestWords) spans.push(span);
  }
  return spans;
}

/** The sentence of a claim, and the word in it that joins claim and reason. */
function joinedAt(model: TextModel, claim: Span) {
  const sentence = model.sentences.find(({ start, end }) => start <= claim.start && claim.start < end);
  const match = sentence && longestOfKind(matchRulesIn(model, sentence, rules)).find(({ context }) => !context.quoted);
  return { sentence, match };
}

/**
 * Splits "X because Y" and "because Y, X". A negation before "because" is ambiguous ("not great because …"), so such a
 * sentence is not split.
 */
function splitAt(model: TextModel, claim: Span): { claim: Span; reason: Span } | null {
  const { sentence, match } = joinedAt(model, claim);
  // With "so that" and "that is why", the part before is not a claim that the part after supports.
  if (!sentence || !match || match.rule.id === 'reason.behind') return null;
  const left = trimmed(model, sentence.first, match.first - 1);
  const right = trimmed(model, match.first, sentence.last);
  if (left && right && !isDenied(model, sentence, match.first)) return { claim: left, reason: right };
  const found = model.tokens.slice(match.last + 1, sentence.last + 1).findIndex(({ text }) => text === ',');
  if (left || found < 0) return null;
  const comma = match.last + 1 + found;
  const [reason, behind] = [trimmed(model, match.first, comma - 1), trimmed(model, comma + 1, sentence.last)];
  return reason && behind ? { claim: behind, reason } : null;
}

function isDenied(model: TextModel, { first }: Sentence, before: number): boolean {
  return model.tokens.slice(first, before).some(({ norm }) => /^(?:not|never|no|nothing|nobody)$/u.test(norm));
}

/**
 * The span without punctuation and conjunctions at its ends ("…, but because of"); null if fewer than three tokens
 * remain.
 */
function trimmed(model: TextModel, first: number, last: number): Span | null {
  let [from, to] = [first, last];
  while (from <= to && model.tokens[from]?.pos === 'PUNCT') from += 1;
  while (to >= from && /^(?:PUNCT|CCONJ)$/u.test(model.tokens[to]?.pos ?? '')) to -= 1;
  const [start, end] = [model.tokens[from]?.start, model.tokens[to]?.end];
  return start !== undefined && end !== undefined && to - from >= 2 ? { start, end } : null;
}
