import { talkOf } from '#lib/text/learned/talk';
import type { TextModel } from '#lib/text/model';
import type { Token } from '#lib/text/tokens/token';
import { canName, normOf, type Said } from './ranked.ts';

interface Word {
  /** As written, without surrounding punctuation and without a possessive. */
  shown: string;
  norm: string;
  /** The token with which it begins. */
  token: Token | undefined;
  /** Whether a comma or another mark separates it from the next word. */
  parted: boolean;
}

export interface Phrases {
  /**
   * The spelling of the word at these places, with its neighbour if the two mostly occur together; null if it is
   * neither a noun nor a name.
   */
  shown: (places: readonly Said[]) => { words: string[] } | null;
}

/** Least share of a word's uses, and least number, with the same neighbour for the two to be shown as one phrase. */
const belongs = 0.5;
const leastUses = 2;
/** Least share of its uses as a noun or name for a word to be shown. */
const mostlyNoun = 0.5;

/** Least share of its uses as a form of address at which a name is not a topic, whatever the speaker labels are. */
const mostlyCalled = 0.3;

const known = new WeakMap<TextModel, Phrases>();

export function phrasesOf(model: TextModel): Phrases {
  const before = known.get(model);
  if (before) return before;
  const tokens = new Map(model.tokens.map((token) => [token.start, token]));
  const passages: Word[][] = talkOf(model).units.map(({ text, start }) =>
    Array.from(text.matchAll(/\S+/gu), ({ 0: raw, index }) => wordAt(raw, start + index, tokens)),
  );
  const at = ({ passage, place }: Said, by = 0): Word | undefined => passages[passage]?.[place + by];

  const shown = (places: readonly Said[]): { words: string[] } | null => {
    const own = places.flatMap((said) => at(said) ?? []);
    if (own.filter(({ token }) => isNoun(token)).length < mostlyNoun * own.length) return null;
    if (places.filter((said) => calls(at(said, -1), at(said))).length >= mostlyCalled * places.length) return null;
    const word = mostly(own.map((each) => each.shown));
    const beside = (by: -1 | 1): { shown: string; count: number } | null => {
      const near = places.flatMap((said) => {
        const [self, other] = [at(said), at(said, by)];
        const parted = by < 0 ? other?.parted : self?.parted;
        return self && other && parted === false && canName(other.norm) && fits(other, by) ? [other] : [];
      });
      const counts = Map.groupBy(near, ({ norm }) => norm);
      const [best] = Array.from(counts.values()).toSorted((a, b) => b.length - a.length);
      if (!best || best.length < leastUses || best.length < belongs * places.length) return null;
      return { shown: mostly(best.map((each) => each.shown)), count: best.length };
    };
    const [left, right] = [beside(-1), beside(1)];
    const words =
      left && (!right || left.count >= right.count) ? [left.shown, word] : right ? [word, right.shown] : [word];
    return { words };
  };
  const phrases = { shown };
  known.set(model, phrases);
  return phrases;
}

function wordAt(raw: string, start: number, tokens: ReadonlyMap<number, Token>): Word {
  const shown = raw.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replace(/['’]s$/u, '');
  const lead = raw.length - raw.replace(/^[^\p{L}\p{N}]+/u, '').length;
  return { shown, norm: normOf(raw), token: tokens.get(start + lead), parted: /[.,;:!?…—–-]$/u.test(raw) };
}

const isNoun = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.pos === 'NOUN' || token.pos === 'PROPN') &&
  (token.entity === null || !/^(?:DATE|TIME|CARDINAL|ORDINAL|DURATION|PERCENT|MONEY)$/u.test(token.entity));

/**
 * Whether a name addresses someone, between punctuation or at the edge of a passage: "Dean, wait", "you said so, Dean."
 */
function calls(before: Word | undefined, own: Word | undefined): boolean {
  return own !== undefined && own.parted && /^\p{Lu}/u.test(own.shown) && (before === undefined || before.parted);
}

/**
 * Whether a neighbour can belong to a noun: a noun on either side, or an adjective before it ("remote control", "blue
 * badge").
 */
function fits({ token }: Word, by: -1 | 1): boolean {
  return isNoun(token) || (by < 0 && token?.pos === 'ADJ');
}

/** The most frequent spelling, in lower case if it occurs so at least once. */
function mostly(spellings: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const spelling of spellings) counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
  const [best = ''] = [...counts].toSorted((a, b) => b[1] - a[1]).map(([spelling]) => spelling);
  return counts.has(best.toLowerCase()) ? best.toLowerCase() : best;
}
