import { cueTable, findCues } from '#lib/text/cues';
import type { CueMatch } from '#lib/text/cues';
import { dialogueActs, isQuestion } from '#lib/text/dialogue-acts';
import { tokensOf } from '#lib/text/model';
import type { Sentence, Span, TextModel } from '#lib/text/model';
import { spelledBothWays } from './action-cues.ts';
import type { Token } from '#lib/text/token';

const decisions = cueTable([
  {
    cue: 'decision',
    phrases: spelledBothWays([
      'we (have) (already|finally|all) decided', 'we (have) (already|finally|all) agreed', 'we (have) settled on', 'let us go with|ahead', 'we will go with|ahead', 'we are going with', 'we will stick with|to', 'let us stick with|to', 'it is (now) decided|settled', 'that is (now) decided|settled', 'the decision is', 'then we ~be agreed',
      'so we are agreed', 'i have decided', 'we have chosen', 'we chose', 'let us settle on', 'let us say we|it|the', 'we will take the', 'so it is the|on|at -#PRON', 'that is a deal', 'we ~decide on|to|that|against', 'we ~agree on|to -disagree', 'final decision is', 'we are sticking with', 'we are going ahead with', 'it is (a) deal', 'that is final', 'we are all agreed', 'we have made up our minds', 'we voted for|to|against', 'monday|tuesday|wednesday|thursday|friday|saturday|sunday it is', 'let us do it that way', 'then we will do|take|use|go (it|with|the)', 'so we will go|use|take|keep|do (with)', 'we opted for', 'we will use the', 'we will keep the',
    ]),
  },
]);
const strongHedges = cueTable([{ cue: 'hedged', phrases: ['maybe', 'perhaps', 'probably', 'possibly', 'might', 'i guess', 'i suppose', 'i am not (quite|entirely|really|so) sure', 'not (quite|entirely|really) sure', 'i doubt', 'it depends', 'more or less', 'as far as i know', 'if i remember', 'i could be wrong', 'kind|sort of +#ADJ|#VERB|#ADV'] }]);

const proposals = cueTable([{ cue: 'proposal', phrases: spelledBothWays(['let us -#PRON', 'shall we', 'why do not we', 'how about we', 'i (would) suggest|propose we|that|the', 'we could', 'we should', 'should we']) }]);
const settled = /^(?:(?:yes|yeah|okay|ok|good|great|perfect) )*(?:agreed|deal|let us do (?:that|it|this)|sounds? (?:good|great|fine|perfect)|we will do (?:that|it)|then (?:that|it) is (?:settled|decided)|it is a deal|done|all right then let us|works for me|fine by me|i (?:fully )?agree|(?:good|great) idea|absolutely|definitely|exactly)\b/u;

/** Sentences in which something was settled. With speakers known, a proposal that somebody else agreed to in so many words is one too. */
export function decisionsOf(model: TextModel): CueMatch[] {
  const asked = new Set(dialogueActs(model).flatMap((act) => (isQuestion(act.type) ? [act.sentence] : [])));
  const told = findCues(model, decisions).filter(({ context, sentence }) => !context.negated && !context.quoted && !context.question && !context.conditional && !leftOpen(model, sentence) && !asked.has(sentence));
  return onePerSentence([...told, ...agreedOf(model)].toSorted((a, b) => a.first - b.first));
}

/** "We decided nothing", "we agree to disagree", "we will have decided by then". */
function leftOpen(model: TextModel, sentence: Sentence): boolean {
  return /\b(?:agreed? to disagree|decided? nothing|agreed? on nothing|(?:almost|nearly|hardly) (?:decided|agreed)|(?:should|must|need to|have to|can|could|will|to|let us) (?:decide|agree))\b/u.test(normsOf(model, sentence));
}

/** Sentences that propose something to do or to settle. */
export function proposalsOf(model: TextModel): CueMatch[] {
  return onePerSentence(findCues(model, proposals).filter(({ context, sentence }) => !context.quoted && !context.negated && !context.conditional && sentence.words >= 4));
}

function agreedOf(model: TextModel): CueMatch[] {
  if (model.speakers.names.length < 2) return [];
  return proposalsOf(model).filter(({ sentence }) => {
    const reply = model.sentences[sentence.index + 1];
    return reply !== undefined && reply.speaker !== null && sentence.speaker !== null && reply.speaker !== sentence.speaker && settled.test(normsOf(model, reply));
  });
}

function normsOf(model: TextModel, sentence: Sentence): string {
  return tokensOf(model, sentence).filter((token) => token.pos !== 'PUNCT').map((token) => token.norm).join(' ');
}

/** Statements that were softened. */
export function hedgedOf(model: TextModel): CueMatch[] {
  return onePerSentence(findCues(model, strongHedges).filter(({ context, sentence }) => !context.quoted && sentence.words >= 4 && !isNothingElse(model, sentence)));
}

/** "I am not sure." softens nothing. */
function isNothingElse(model: TextModel, sentence: Sentence): boolean {
  return /^(?:(?:well|um|oh|but) )*(?:i am |am |we are )?not (?:\w+ )?sure(?: (?:yet|about (?:that|it|this)))?$|^(?:i |we )?(?:guess|suppose) so$/u.test(normsOf(model, sentence));
}

function onePerSentence(matches: CueMatch[]): CueMatch[] {
  const seen = new Set<number>();
  return matches.filter(({ sentence }) => !seen.has(sentence.index) && seen.add(sentence.index));
}

export interface Checkable {
  sentence: Sentence;
  /** The clause that holds what can be checked, where it is one and stands on its own; else the sentence. */
  clause: Span;
  what: 'number' | 'name' | 'date';
}

/** Statements with an amount, a date or a past event with a name, which somebody could check. Plans, wishes and opinions are none. */
export function checkableOf(model: TextModel): Checkable[] {
  return dialogueActs(model).flatMap(({ type, sentence }) => {
    const what = type === 'statement' && sentence.words >= 5 ? whatToCheck(tokensOf(model, sentence)) : null;
    return what === null ? [] : [{ sentence, what, clause: clauseOf(model, sentence, what) }];
  });
}

/** "But I am worried, because we already owe twelve thousand dollars to the bank": what could be checked is the last clause. */
function clauseOf(model: TextModel, sentence: Sentence, what: Checkable['what']): Span {
  const clauses: Token[][] = [[]];
  for (const token of tokensOf(model, sentence)) {
    if (token.text === ',' || (token.pos !== 'PUNCT' && /^(?:because|but)$/u.test(token.norm))) clauses.push([]);
    else clauses.at(-1)?.push(token);
  }
  const holding = clauses.filter((clause) => clause.some((token) => (what === 'number' ? token.pos === 'NUM' : what === 'date' ? datedWord.test(token.norm) : token.pos === 'PROPN')));
  const [only] = holding;
  const words = only?.filter((token) => token.pos !== 'PUNCT' && !/^(?:and|but|so)$/u.test(token.norm)) ?? [];
  const [first, last] = [words[0], words.at(-1)];
  const stands = words.length >= 4 && words.some((token, i) => i > 0 && (token.pos === 'VERB' || token.pos === 'AUX'));
  return holding.length === 1 && clauses.length > 1 && stands && first && last ? { start: first.start, end: last.end } : sentence;
}

const notClaimed = /^(?:will|would|could|should|might|may|let|if|shall|please|hope|wish|maybe|perhaps)$/u;
const pastForm = /(?:ed|was|were|did|had|said|went|made|took|told|gave|came|paid|sold|won|lost|wrote|bought|sent|left|built|began|met|became|grew|fell|spent|found|got|been|gone|done|seen|given|taken|written|broken|held|kept|heard|drawn|driven|born)$/u;
const datedWord = /^(?:january|february|march|april|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|yesterday|(?:19|20)\d\d)$/u;

function whatToCheck(tokens: readonly Token[]): Checkable['what'] | null {
  if (tokens.some((token) => notClaimed.test(token.norm) || token.quoted)) return null;
  if (!tokens.some((token) => token.pos === 'VERB' || /^costs?$/u.test(token.norm) || (token.pos === 'AUX' && /^(?:be|have|do)$/u.test(token.lemma)))) return null;
  const past = tokens.some((token) => (token.pos === 'VERB' || token.pos === 'AUX') && pastForm.test(token.norm) && (token.norm !== token.lemma || token.pos === 'AUX'));
  const dated = tokens.some((token) => datedWord.test(token.norm) && (past || /^(?:19|20)/u.test(token.norm)));
  const amount = tokens.some((token, i) => token.pos === 'NUM' && token.norm !== 'one' && !/^(?:19|20)\d\d$/u.test(token.norm) && /^(?:MONEY|PERCENT|CARDINAL|DATE|TIME|DURATION|ORDINAL)$/u.test(token.entity ?? 'CARDINAL') && !/^(?:of|things?|words?|questions?|points?)$/u.test(tokens[i + 1]?.norm ?? ''));
  if (amount) return 'number';
  if (dated) return 'date';
  const named = tokens.some((token, i) => i > 0 && token.pos === 'PROPN' && /^\p{Lu}\p{Ll}+/u.test(token.text));
  return past && named ? 'name' : null;
}
