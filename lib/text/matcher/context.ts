import { lexicon } from '#lib/text/lexicons/lexicon';
import type { Sentence, TextModel } from '#lib/text/model';
import type { Token } from '#lib/text/tokens/token';

/** The context of a cue in its sentence. */
export interface CueContext {
  negated: boolean;
  /** In quotation marks, or reported as another person's words. */
  quoted: boolean;
  question: boolean;
  /** After an "if", "when" or "unless". */
  conditional: boolean;
}

/** Number of tokens before a cue in which a negator applies to it (the scope that was best in trials on sentiment). */
const negationScope = 4;
const reportScope = 7;

const negators = lexicon('negators');
const clauseBreaks = lexicon('clause-breaks');
const reportVerbs = lexicon('report-verbs');
const conditions = lexicon('conditions');

/** Negation, quotation and condition before the token with index `first`, within its sentence. */
export function contextOf(model: TextModel, sentence: Sentence, first: number): CueContext {
  const before = model.tokens.slice(Math.max(sentence.first, first - 12), first);
  return {
    negated: isNegated(before, model.tokens[first]),
    quoted: (model.tokens[first]?.quoted ?? false) || isReported(before),
    question: model.tokens[sentence.last]?.text === '?',
    conditional: before.some((token) => conditions.has(token.norm)),
  };
}

function isNegated(before: Token[], target: Token | undefined): boolean {
  for (const [distance, token] of before.toReversed().entries()) {
    // A comma ends the scope ("No, you are ..."), as do words that open another clause.
    if (clauseBreaks.has(token.norm) || token.text === ',') return false;
    const next = before[before.length - distance] ?? target;
    if (distance < negationScope && negators.has(token.norm)) return true;
    if (distance < negationScope && token.norm === 'no' && next?.pos !== 'PRON') return true;
  }
  return false;
}

/**
 * Whether the words are reported: "she said you were ...", "they called me ...". "I said ..." and "I am telling you
 * ..." introduce the speaker's own words.
 */
function isReported(before: Token[]): boolean {
  const near = before.slice(-reportScope);
  const at = near.findLastIndex((token) => reportVerbs.has(token.lemma) && token.pos !== 'NOUN');
  if (at < 0 || near.slice(at + 1).some((token) => token.text === ';' || token.norm === 'but')) return false;
  const subject = near
    .slice(0, at)
    .findLast((token) => token.pos === 'PRON' || token.pos === 'PROPN' || token.pos === 'NOUN');
  return subject !== undefined && subject.norm !== 'i' && subject.norm !== 'me';
}
