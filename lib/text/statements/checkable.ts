import { pattern } from '#lib/base/pattern';
import { canCarry } from './carry.ts';
import { talkOf } from '#lib/text/learned/talk';
import type { TextModel } from '#lib/text/model';
import type { Token } from '#lib/text/tokens/token';
import { tokensWithin } from '#lib/text/tokens/within';
import { statementsOf } from './statements.ts';
import type { Statement } from './spot.ts';

export interface Checkable extends Statement {
  /** The kind of information that could be checked. */
  what: 'number' | 'date' | 'name' | 'claim';
}

/** Questions and admissions of ignorance state no fact. */
const notStated = /\b(?:i|we) (?:do not|don't) know\b|\bnot sure\b|\bno idea\b|\bi wonder\b|\?$/iu;
/** An estimate of what would be, a mere evaluation, or how somebody felt. */
const isNoFact = pattern('iu')`
  ^(?:(?:and|but|so|well|yeah|okay|oh),? )*(?:(?:it|that|this)(?:['’]d| would) (?:take|be|cost|need)\b
  |(?:\p{L}+ ){1,4}(?:is|are|was|were)(?: (?:really|so|very|absolutely|just))? (?:brilliant|great|lovely|amazing|wonderful|fantastic
  |awful|terrible|horrible|ridiculous|nice|beautiful)[.!]?$)
  |\bi (?:think|thought) i was (?:exhausted|tired|scared|sad|happy|angry)\b
`;
/** A time of day alone is not a figure to check. */
const timeOfDay = pattern('giu')`
  \b(?:half|quarter|five|ten|twenty|twenty-five|\d+) (?:past|to) \p{L}+\b
  |\bat (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! \p{L}+s\b)
`;
const figure = pattern('iu')`
  \d
  |\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|thirty|forty|fifty|sixty
  |seventy|eighty|ninety|hundred|thousand|million|billion|half|percent)\b
`;
const dated = pattern('u')`
  ^(?:january|february|march|april|june|july|august|september|october|november|december
  |(?:mon|tues|wednes|thurs|fri|satur|sun)days?|yesterday|(?:19|20)\d\d)$
`;

/** Statements of fact that could be checked, in order of the talk. */
export function checkableOf(model: TextModel): Checkable[] {
  const talk = talkOf(model);
  return statementsOf(model, 'checkable', talk)
    .filter(({ text }) => !notStated.test(text) && !isNoFact.test(text) && canCarry('checkable', text))
    .map((statement) => ({ ...statement, what: whatIn(tokensWithin(model.tokens, statement)) }))
    .filter(({ text, what }) => what !== 'number' || !isOnlyTime(text));
}

/** Whether the only number is a time of day: "We had dinner at half past six". */
function isOnlyTime(text: string): boolean {
  const rest = text.replaceAll(timeOfDay, ' ');
  return rest !== text && !figure.test(rest);
}

function whatIn(tokens: readonly Token[]): Checkable['what'] {
  if (tokens.some(({ norm }) => dated.test(norm))) return 'date';
  if (tokens.some(({ pos, norm }) => pos === 'NUM' && norm !== 'one')) return 'number';
  return tokens.some(({ pos, text }, i) => i > 0 && pos === 'PROPN' && /^\p{Lu}\p{Ll}+/u.test(text)) ? 'name' : 'claim';
}
