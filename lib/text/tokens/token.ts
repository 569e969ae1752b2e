import type { Pos } from './wink.ts';

/**
 * One token with its position in the whole text. Contractions are split: "I'm" is `I` + `'m`, with the norms `i` and
 * `am`.
 */
export interface Token {
  text: string;
  /** Lower case, with contractions and slurred forms spelled out ("gonna" is `going` + `to`). */
  norm: string;
  lemma: string;
  pos: Pos;
  /** Character offsets in the whole text, end exclusive. */
  start: number;
  end: number;
  stop: boolean;
  /** Whether it starts a word as a reader would count it: "don't" and "mm-hmm" are one word. */
  word: boolean;
  /** Entity type by wink-nlp (DATE, TIME, MONEY, CARDINAL, ...), or null. */
  entity: string | null;
  /** Inside quotation marks. */
  quoted: boolean;
}

type Part = readonly [length: number, norm: string, lemma: string, pos: Pos];

const i: Part = [1, 'i', 'i', 'PRON'];
const not: Part = [2, 'not', 'not', 'PART'];

/**
 * Forms that wink keeps as one token, as [characters, norm, lemma, pos] parts; the last part takes the remaining
 * characters.
 */
const splits: Record<string, readonly Part[]> = {
  "i'm": [i, [2, 'am', 'be', 'AUX']],
  im: [i, [1, 'am', 'be', 'AUX']],
  ive: [i, [2, 'have', 'have', 'AUX']],
  gonna: [
    [3, 'going', 'go', 'VERB'],
    [2, 'to', 'to', 'PART'],
  ],
  wanna: [
    [3, 'want', 'want', 'VERB'],
    [2, 'to', 'to', 'PART'],
  ],
  gotta: [
    [3, 'got', 'get', 'VERB'],
    [2, 'to', 'to', 'PART'],
  ],
  gimme: [
    [3, 'give', 'give', 'VERB'],
    [2, 'me', 'me', 'PRON'],
  ],
  lemme: [
    [3, 'let', 'let', 'VERB'],
    [2, 'me', 'me', 'PRON'],
  ],
  kinda: [
    [4, 'kind', 'kind', 'NOUN'],
    [1, 'of', 'of', 'ADP'],
  ],
  sorta: [
    [4, 'sort', 'sort', 'NOUN'],
    [1, 'of', 'of', 'ADP'],
  ],
  dunno: [
    [1, 'do', 'do', 'AUX'],
    [2, 'not', 'not', 'PART'],
    [2, 'know', 'know', 'VERB'],
  ],
  "y'all": [[5, 'you', 'you', 'PRON']],
  dont: [[2, 'do', 'do', 'AUX'], not],
  doesnt: [[4, 'does', 'do', 'AUX'], not],
  didnt: [[3, 'did', 'do', 'AUX'], not],
  isnt: [[2, 'is', 'be', 'AUX'], not],
  wasnt: [[3, 'was', 'be', 'AUX'], not],
  cant: [[2, 'can', 'can', 'AUX'], not],
  wont: [[2, 'will', 'will', 'AUX'], not],
  youre: [
    [3, 'you', 'you', 'PRON'],
    [2, 'are', 'be', 'AUX'],
  ],
  youve: [
    [3, 'you', 'you', 'PRON'],
    [2, 'have', 'have', 'AUX'],
  ],
  youll: [
    [3, 'you', 'you', 'PRON'],
    [2, 'will', 'will', 'AUX'],
  ],
  thats: [
    [4, 'that', 'that', 'PRON'],
    [1, 'is', 'be', 'AUX'],
  ],
  whats: [
    [4, 'what', 'what', 'PRON'],
    [1, 'is', 'be', 'AUX'],
  ],
};

/**
 * Treebanks write slurred forms as two words: "gon na", "wan na", "got ta". They are normalised to "going to", "want
 * to", "got to".
 */
const slurredHeads: Record<string, Pick<Token, 'norm' | 'lemma' | 'pos'>> = {
  gon: { norm: 'going', lemma: 'go', pos: 'VERB' },
  wan: { norm: 'want', lemma: 'want', pos: 'VERB' },
};

/** The token, normalised if it is part of a slurred form. */
export function slurred(before: Token | undefined, token: Token): Token {
  const head = Object.hasOwn(slurredHeads, token.norm) ? slurredHeads[token.norm] : undefined;
  if (head) return { ...token, ...head };
  const tail =
    (token.norm === 'na' && before !== undefined && /^(?:gon|wan)$/iu.test(before.text)) ||
    (token.norm === 'ta' && before?.norm === 'got');
  return tail ? { ...token, norm: 'to', lemma: 'to', pos: 'PART' } : token;
}

/** The token itself, or its parts if it is a contraction that the tagger did not split. */
export function splitToken(token: Token): Token[] {
  const parts = splits[token.norm];
  if (!parts || !Object.hasOwn(splits, token.norm)) return [token];
  const out: Token[] = [];
  let at = token.start;
  for (const [index, [length, norm, lemma, pos]] of parts.entries()) {
    const end = index === parts.length - 1 ? token.end : Math.min(at + length, token.end);
    out.push({
      ...token,
      text: token.text.slice(at - token.start, end - token.start),
      norm,
      lemma,
      pos,
      start: at,
      end,
      word: token.word && index === 0,
    });
    at = end;
  }
  return out;
}

const letterOrNumber = /[\p{L}\p{N}]/u;

/** Whether a reader would count a new word here, given the tokens before. */
export function startsWord(text: string, norm: string, start: number, before: readonly Token[]): boolean {
  const previous = before.at(-1);
  if (!letterOrNumber.test(text)) return false;
  if (!previous || previous.end !== start) return true;
  if (/^['’]/u.test(text) || norm === 'not' || /^n['’]t$/iu.test(text)) return false;
  return !(previous.text === '-' && before.at(-2)?.end === previous.start);
}
