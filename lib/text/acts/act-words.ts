import { lexicon } from '#lib/text/lexicons/lexicon';
import type { ActType } from './act-types.ts';
import type { Token } from '#lib/text/tokens/token';

/** An utterance as the rules see it: contractions are split, and punctuation is left out of the words. */
export interface Shape {
  words: readonly Token[];
  /** `words` without the lead-in: an initial yes, no, well, so and the like. */
  rest: readonly Token[];
  /** The words of the lead-in, joined by spaces. */
  lead: string;
  /** All words, joined by spaces. */
  said: string;
  /** The words of `rest`, joined by spaces. */
  core: string;
  /** The utterance ends in a question mark. */
  asked: boolean;
  /** The utterance ends in a full stop, a question mark or an exclamation mark. */
  ended: boolean;
  before: ActType | null;
}

export const yes = lexicon('yes-words');
export const no = lexicon('no-words');
export const fillers = lexicon('fillers');
export const whWords = lexicon('question-words');
export const auxiliaries = lexicon('auxiliaries');
export const subjects = lexicon('clause-subjects');

const leads: ReadonlySet<string> = new Set([...lexicon('utterance-leads'), ...fillers, ...yes, ...no]);
/** "you know", "I mean" and "let's see" lead in like "well". */
const leadPairs = lexicon('utterance-lead-pairs');
/** "right now", "just about" and "so much" belong to the words that follow. */
const noLeadPairs = lexicon('no-lead-pairs');

/**
 * The tagger gives "yeah" and "yes" the same norm, although they do different things in talk, and takes "No." and "I."
 * for abbreviations.
 */
export function asSpoken(token: Token): Token {
  const text = token.text.toLowerCase();
  if (text === 'no.' || text === 'i.') return { ...token, norm: text.slice(0, -1) };
  return /^(?:yeah|yep|yup|yea|nope|nah)$/u.test(text) ? { ...token, norm: text === 'yea' ? 'yeah' : text } : token;
}

/** Splits off the lead-in of an utterance; `rest` keeps at least one word. */
export function withoutLead(words: readonly Token[]): { rest: readonly Token[]; lead: string } {
  let from = 0;
  const norm = (at: number): string => words[at]?.norm ?? '';
  while (from < words.length - 1) {
    if (
      leadPairs.has(`${norm(from)} ${norm(from + 1)}`) &&
      from + 2 < words.length &&
      !/^(?:what|how|that|who|where|when|why|if)$/u.test(norm(from + 2))
    )
      from += 2;
    else if (leads.has(norm(from)) && !noLeadPairs.has(`${norm(from)} ${norm(from + 1)}`)) from += 1;
    else break;
  }
  return {
    rest: words.slice(from),
    lead: words
      .slice(0, from)
      .map((token) => token.norm)
      .join(' '),
  };
}
