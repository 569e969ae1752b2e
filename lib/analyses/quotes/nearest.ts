import { isNumber } from './numbers.ts';
import type { QuoteSource, Run } from './source.ts';
import { isNegator } from './words.ts';

/** A sequence of words, by index, both ends inclusive. */
export interface WordSpan {
  first: number;
  last: number;
}

/**
 * Greatest share of the quote's words that may differ. Only differences that do not change the meaning are permitted at
 * all: fillers, restarts, small words, a plural s. A missing or added negation, number, name or any other word makes it
 * another sentence.
 */
const mostDiffering = 0.25;
/** In words. Shorter quotes must match exactly. */
const shortestNear = 4;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const fillers = set('uh um umm uhm erm er ah oh hmm hm mm mhm eh');
/** Words of the transcript that the quote may omit. */
const mayBeLeftOut = set(
  'a an the that like well so and just okay yeah right actually basically really please then now',
);
/** Words that the quote may add. */
const mayBePutIn = set('a an the that');
const pairs = set('you know|i mean|sort of|kind of'.replaceAll(' ', '_').replaceAll('|', ' '));

const never = Number.POSITIVE_INFINITY;

/** The span of a run that is nearest to the quote with permitted differences only; null if there is none. */
export function nearestIn({ words }: QuoteSource, { first, end }: Run, wanted: readonly string[]): WordSpan | null {
  if (wanted.length < shortestNear) return null;
  const rows = wanted.length + 1;
  const said = (i: number): string => (i < first || i >= end ? '' : (words[i]?.folded ?? ''));
  let before: Row | null = null;
  let row: Row = {
    cost: wanted.reduce<number[]>((costs, own) => [...costs, (costs.at(-1) ?? 0) + putIn(own)], [0]),
    from: Array.from({ length: rows }, () => first),
  };
  let best: (WordSpan & { cost: number }) | null = null;
  for (let at = first; at < end; at += 1) {
    const next: Row = { cost: [0], from: [at + 1] };
    const omitted = leftOut(said, at);
    for (let i = 1; i < rows; i += 1) {
      const own = wanted[i - 1] ?? '';
      const same = cell(row, i - 1, agree(own, said(at)), i === 1 ? at : undefined);
      const out = cell(row, i, omitted);
      const put = { cost: (next.cost[i - 1] ?? never) + putIn(own), from: next.from[i - 1] ?? at };
      // Two-word fillers such as "you know" are omitted together.
      const pair = before && isPair(said(at - 1), said(at)) ? cell(before, i, 0.1) : impossible;
      const least = [same, out, put, pair].reduce((a, b) => (b.cost < a.cost ? b : a));
      next.cost.push(least.cost);
      next.from.push(least.from);
    }
    const cost = next.cost[rows - 1] ?? never;
    const from = next.from[rows - 1] ?? at;
    if (cost / wanted.length <= mostDiffering && from <= at && (!best || cost < best.cost))
      best = { first: from, last: at, cost };
    before = row;
    row = next;
  }
  return best && { first: best.first, last: best.last };
}

interface Row {
  cost: number[];
  from: number[];
}

const impossible = { cost: never, from: 0 };

/** A cell whose span begins where it began in the previous row, or at `begins`. */
function cell({ cost, from }: Row, i: number, own: number, begins?: number): { cost: number; from: number } {
  return { cost: (cost[i] ?? never) + own, from: begins ?? from[i] ?? 0 };
}

function agree(wanted: string, said: string): number {
  if (wanted === said) return 0;
  const guarded = isNumber(wanted) || isNumber(said) || isNegator(wanted) || isNegator(said) || wanted.length < 4;
  return !guarded && (wanted === `${said}s` || said === `${wanted}s`) ? 1 : never;
}

function leftOut(said: (i: number) => string, at: number): number {
  const own = said(at);
  if (fillers.has(own)) return 0.1;
  if (isNumber(own)) return never;
  // A restart: the word is repeated at once, or after one or two others.
  if (said(at + 1) === own) return 0.1;
  if (isNegator(own)) return never;
  if (said(at + 2) === own || said(at + 3) === own) return 0.3;
  return mayBeLeftOut.has(own) ? 0.6 : never;
}

function putIn(own: string): number {
  return fillers.has(own) || mayBePutIn.has(own) ? 1 : never;
}

function isPair(one: string, other: string): boolean {
  return pairs.has(`${one}_${other}`);
}
