import { isNumber } from './numbers.ts';
import type { QuoteSource, Run } from './source.ts';
import { isNegator } from './words.ts';

/** Words from one to another, by index, both inclusive. */
export interface WordSpan {
  first: number;
  last: number;
}

/**
 * What may differ, as a share of the quote's words. What may differ at all is only what changes no meaning: fillers,
 * restarts, small words, a plural's s. A negation, a number, a name or any other word that was not said is no
 * difference but another sentence.
 */
const mostDiffering = 0.25;
/** Shorter quotes have to be exact. */
const shortestNear = 4;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const fillers = set('uh um umm uhm erm er ah oh hmm hm mm mhm eh');
/** In the transcript and not in the quote. */
const mayBeLeftOut = set(
  'a an the that like well so and just okay yeah right actually basically really please then now',
);
/** In the quote and not in the transcript. */
const mayBePutIn = set('a an the that');
const pairs = set('you know|i mean|sort of|kind of'.replaceAll(' ', '_').replaceAll('|', ' '));

const never = Number.POSITIVE_INFINITY;

/** The stretch of a run that is nearest to the quote with nothing but such differences; null where there is none. */
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
      // Two words of a filler such as "you know" are left out together.
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

/** One cell more of a stretch, which begins where it began in the row before, or here. */
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
  // A restart: the same word comes again at once, or after one or two others.
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
