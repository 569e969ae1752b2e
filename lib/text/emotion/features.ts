import { emotionTokens, type EmotionToken } from './tokens.ts';

/** One feature and the first and last of its tokens (inclusive); -1 for features of the whole passage. */
interface Feature {
  key: number;
  first: number;
  last: number;
}

export interface Features {
  tokens: EmotionToken[];
  /** Distinct keys. */
  features: Feature[];
}

interface Placed {
  hash: number;
  /** Index of the token. */
  at: number;
  word: boolean;
}

const kinds = {
  word: 1,
  negated: 2,
  mark: 3,
  sign: 4,
  pair: 5,
  passage: 6,
  letters: 7,
  opening: 8,
  closing: 9,
  last: 10,
  edge: 11,
  early: 12,
  late: 13,
} as const;
/** Number of first words, and of last words, that form one feature together. */
const opening = 3;
const closing = 2;
/** Number of words from either end that form a feature with their side. */
const side = 4;
const letterGrams = [3, 4] as const;
/** Upper bounds of the length classes, in words. */
const lengths = [3, 6, 10, 16, 24] as const;
/** Bounds of the classes of sentiment by word list, -1 to 1. */
const tones = [-0.4, -0.2, -0.1, -0.02, 0.02, 0.1, 0.2, 0.4] as const;

/**
 * The features of a passage for the linear model: words (separate if negated), pairs of words, words next to
 * punctuation and signs, the first two and three words, the last one and two, the last token, the four words at either
 * end with their side, sequences of three and four letters with word borders, signs, punctuation, capitals, length, and
 * `tone`, the sentiment by wink-nlp's word list (-1 to 1). Features are hashed (Weinberger et al. 2009).
 */
export function featuresOf(text: string, tone: number): Features {
  const tokens = emotionTokens(text);
  const found = new Map<number, Feature>();
  const add = (key: number, first: number, last: number): void => {
    if (!found.has(key)) found.set(key, { key, first, last });
  };
  let before = { hash: startHash, at: 0 };
  let open = true;
  let words = 0;
  let shouted = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'gap') open = false;
    else if (token.kind === 'sign') add(mix(kinds.sign, hashOf(token.norm)), at, at);
    else if (token.kind === 'mark') {
      if (token.norm !== '') add(mix(kinds.mark, hashOf(token.norm)), at, at);
    } else {
      words += 1;
      if (token.shouted) shouted += 1;
      const hash = hashOf(token.norm);
      add(mix(token.negated ? kinds.negated : kinds.word, hash), at, at);
      if (open) add(mix(mix(kinds.pair, before.hash), hash), before.at, at);
      for (const key of lettersOf(token.norm)) add(key, at, at);
      before = { hash, at };
      open = true;
    }
  }
  const seen = tokens.flatMap(({ kind, norm }, at): Placed[] =>
    kind === 'gap' ? [] : [{ hash: hashOf(norm), at, word: kind === 'word' }],
  );
  for (const [i, next] of seen.entries()) {
    const previous = seen[i - 1];
    if (previous?.at === next.at - 1 && !(previous.word && next.word))
      add(mix(mix(kinds.edge, previous.hash), next.hash), previous.at, next.at);
  }
  const last = seen.at(-1);
  if (last) add(mix(kinds.last, last.hash), last.at, last.at);
  const spoken = seen.filter(({ word }) => word);
  const together = (kind: number, group: readonly Placed[]): void => {
    add(
      group.reduce((key, { hash }) => mix(key, hash), kind),
      group[0]?.at ?? 0,
      group.at(-1)?.at ?? 0,
    );
  };
  for (let size = 2; size <= Math.min(opening, spoken.length); size += 1)
    together(kinds.opening, spoken.slice(0, size));
  for (let size = 1; size <= Math.min(closing, spoken.length); size += 1) together(kinds.closing, spoken.slice(-size));
  for (const { hash, at } of spoken.slice(0, side)) add(mix(kinds.early, hash), at, at);
  for (const { hash, at } of spoken.slice(-side)) add(mix(kinds.late, hash), at, at);
  const passage = (name: string): void => add(mix(kinds.passage, hashOf(name)), -1, -1);
  if (shouted > 0) passage('shouted');
  if (shouted > 2) passage('shouted much');
  passage(`length ${lengths.filter((limit) => words >= limit).length}`);
  // Thermometer coding: one feature per bound says on which side of it the tone lies.
  for (const limit of tones) passage(`tone ${tone > limit ? 'over' : 'under'} ${limit}`);
  return { tokens, features: [...found.values()] };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const startHash = hashOf('^');

/**
 * Mixes two numbers to one key with the finaliser of MurmurHash3. A key has 24 bits: differences of sorted keys fit in
 * two bytes, and the selected features hardly ever collide.
 */
function mix(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ b;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 8;
}

const known = new Map<string, number[]>();
const mostKnown = 50_000;

function lettersOf(word: string): number[] {
  const before = known.get(word);
  if (before) return before;
  const framed = ` ${word} `;
  const keys = letterGrams.flatMap((size) =>
    Array.from({ length: Math.max(0, framed.length - size + 1) }, (_, i) =>
      mix(kinds.letters, hashOf(framed.slice(i, i + size))),
    ),
  );
  if (known.size >= mostKnown) known.clear();
  known.set(word, keys);
  return keys;
}
