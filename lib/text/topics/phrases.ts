import { talkOf } from '#lib/text/learned/talk';
import type { TextModel } from '#lib/text/model';
import type { Token } from '#lib/text/tokens/token';
import { canName, normOf, type Said } from './ranked.ts';

interface Word {
  /** As it is written, without the marks around it and without a possessive. */
  shown: string;
  norm: string;
  /** The token in which it begins. */
  token: Token | undefined;
  /** A comma or the like parts it from the next word. */
  parted: boolean;
}

export interface Phrases {
  /**
   * How the word at these places is written, with its neighbour where the two mostly stand together; null where it is
   * no noun and no name.
   */
  shown: (places: readonly Said[]) => { words: string[] } | null;
}

/** From this share of its uses on, the word beside it belongs to it, if they stand together at least so often. */
const belongs = 0.5;
const leastUses = 2;
/** From this share of its uses on a word counts as a noun or name. */
const mostlyNoun = 0.5;

/** From this share of its uses on a name is somebody who is spoken to, whatever the labels of the speakers are. */
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

/** "Dean, wait", "you said so, Dean.": a name between marks or at the edge of a passage. */
function calls(before: Word | undefined, own: Word | undefined): boolean {
  return own !== undefined && own.parted && /^\p{Lu}/u.test(own.shown) && (before === undefined || before.parted);
}

/** Before a noun also an adjective ("remote control", "blue badge"), behind it a noun alone. */
function fits({ token }: Word, by: -1 | 1): boolean {
  return isNoun(token) || (by < 0 && token?.pos === 'ADJ');
}

/** The most frequent spelling; lower case where it is written so at least once. */
function mostly(spellings: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const spelling of spellings) counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
  const [best = ''] = [...counts].toSorted((a, b) => b[1] - a[1]).map(([spelling]) => spelling);
  return counts.has(best.toLowerCase()) ? best.toLowerCase() : best;
}
