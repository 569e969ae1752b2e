import { lexicon } from '#lib/text/lexicons/lexicon';
import type { ActType } from './act-types.ts';
import type { Token } from '#lib/text/tokens/token';

/** An utterance as the rules look at it; contractions are taken apart and punctuation is left out of the words. */
export interface Shape {
  words: readonly Token[];
  /** Without the yes, no, well, so and the like that it begins with. */
  rest: readonly Token[];
  /** What `rest` leaves out, joined by spaces. */
  lead: string;
  /** All words, joined by spaces. */
  said: string;
  /** The words of `rest`, joined by spaces. */
  core: string;
  /** Ends in a question mark. */
  asked: boolean;
  /** Ends in a mark that ends a sentence. */
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
/** "you know", "I mean" and "let's see" at the start lead in like "well" does. */
const leadPairs = lexicon('utterance-lead-pairs');
/** "right now", "just about" and "so much" belong to what follows. */
const noLeadPairs = lexicon('no-lead-pairs');

/**
 * The tagger makes one of "yeah" and "yes", which do different things in talk, and takes "No." and "I." for
 * abbreviations.
 */
export function asSpoken(token: Token): Token {
  const text = token.text.toLowerCase();
  if (text === 'no.' || text === 'i.') return { ...token, norm: text.slice(0, -1) };
  return /^(?:yeah|yep|yup|yea|nope|nah)$/u.test(text) ? { ...token, norm: text === 'yea' ? 'yeah' : text } : token;
}

/** Cuts off what an utterance begins with before it says anything; at least one word is left. */
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
