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

export const yes: ReadonlySet<string> = new Set([
  'yes',
  'yeah',
  'yep',
  'yup',
  'sure',
  'exactly',
  'absolutely',
  'definitely',
  'agreed',
  'deal',
  'totally',
  'correct',
  'indeed',
  'true',
]);
export const no: ReadonlySet<string> = new Set(['no', 'nope', 'nah']);
export const fillers: ReadonlySet<string> = new Set([
  'um',
  'umm',
  'uhm',
  'uh',
  'uhh',
  'er',
  'erm',
  'hm',
  'hmm',
  'mm',
  'huh',
  'hum',
  'ah',
  'eh',
]);
export const whWords: ReadonlySet<string> = new Set([
  'what',
  'when',
  'where',
  'who',
  'whom',
  'whose',
  'why',
  'which',
  'how',
]);
export const auxiliaries: ReadonlySet<string> = new Set([
  'is',
  'are',
  'am',
  'was',
  'were',
  'do',
  'does',
  'did',
  'has',
  'have',
  'had',
  'can',
  'could',
  'will',
  'would',
  'should',
  'shall',
  'may',
  'might',
  'must',
]);
export const subjects: ReadonlySet<string> = new Set([
  'i',
  'you',
  'he',
  'she',
  'it',
  'we',
  'they',
  'there',
  'this',
  'that',
  'these',
  'those',
  'anyone',
  'anybody',
  'anything',
  'someone',
  'somebody',
  'everyone',
  'everybody',
  'everything',
  'nobody',
  'people',
  'the',
  'a',
  'an',
  'my',
  'your',
  'our',
  'his',
  'her',
  'their',
  'its',
  'any',
  'all',
  'both',
  'most',
  'some',
  'one',
  'other',
  'another',
  'kids',
  'either',
]);

const leads: ReadonlySet<string> = new Set([
  ...[
    'well',
    'so',
    'and',
    'but',
    'or',
    'okay',
    'ok',
    'oh',
    'now',
    'then',
    'alright',
    'right',
    'look',
    'listen',
    'hey',
    'actually',
    'please',
    'just',
    'also',
    'anyway',
    'because',
    'see',
    'gosh',
    'gee',
    'boy',
    'man',
    'honestly',
    'basically',
    'wait',
    'lol',
    'omg',
    'damn',
    'dude',
    'bro',
    'haha',
    'btw',
    'curious',
    'sorry',
  ],
  ...fillers,
  ...yes,
  ...no,
]);
/** "you know", "I mean" and "let's see" at the start lead in like "well" does. */
const leadPairs: ReadonlySet<string> = new Set(['you know', 'i mean', 'all right', 'of course']);

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
    // "right now", "just about" and "so much" belong to what follows.
    else if (
      leads.has(norm(from)) &&
      !/^(?:right now|just about|so much|so many|well done|see you|wait a|wait until|wait for|wait here|sorry about|sorry for|sorry to|sorry i|look like|look at|look for|listen to|all that)$/u.test(
        `${norm(from)} ${norm(from + 1)}`,
      )
    )
      from += 1;
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
