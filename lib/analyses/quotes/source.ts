import type { TextModel } from '#lib/text/model';
import { type FoldedWord, foldedWords } from './words.ts';

/** A run of passages by one speaker, or of all if the speakers are unknown: word indices, end exclusive. */
export interface Run {
  first: number;
  end: number;
}

/** A transcript, prepared for finding quotes; built once for all readings. */
export interface QuoteSource {
  model: TextModel;
  words: FoldedWord[];
  /** The folded words, with a space before and after each. */
  joined: string;
  /** Offset in `joined` of each word's first character. */
  offsets: number[];
  /** Index of the first word of each segment, followed by the number of words. */
  firstOf: number[];
}

const cache = new WeakMap<TextModel, QuoteSource>();

export function quoteSource(model: TextModel): QuoteSource {
  const known = cache.get(model) ?? sourceOf(model);
  cache.set(model, known);
  return known;
}

function sourceOf(model: TextModel): QuoteSource {
  const words = foldedWords(model.text);
  const offsets: number[] = [];
  let joined = ' ';
  for (const { folded } of words) {
    offsets.push(joined.length);
    joined += `${folded} `;
  }
  const firstOf: number[] = [];
  let at = 0;
  for (const { start } of model.segments) {
    while (at < words.length && (words[at]?.start ?? 0) < start) at += 1;
    firstOf.push(at);
  }
  return { model, words, joined, offsets, firstOf: [...firstOf, words.length] };
}

/** Index of the segment that contains a word. */
export function segmentOf({ firstOf }: QuoteSource, word: number): number {
  return Math.max(0, upper(firstOf, word) - 1);
}

/** The words of the segments `from` to `to` (inclusive), as one run per speaker. */
export function runsOf({ model, firstOf }: QuoteSource, from: number, to: number): Run[] {
  const out: Run[] = [];
  const last = Math.min(to, model.segments.length - 1);
  for (let i = Math.max(0, from); i <= last; i += 1) {
    const own = { first: firstOf[i] ?? 0, end: firstOf[i + 1] ?? 0 };
    const open = out.at(-1);
    if (open && i > Math.max(0, from) && model.speakers.bySegment[i] === model.speakers.bySegment[i - 1])
      open.end = own.end;
    else out.push(own);
  }
  return out;
}

/** Whether one person says all words from `first` to `last` (inclusive), as far as the speakers are known. */
export function oneSpeaker(source: QuoteSource, first: number, last: number): boolean {
  const { bySegment } = source.model.speakers;
  const [from, to] = [segmentOf(source, first), segmentOf(source, last)];
  for (let i = from + 1; i <= to; i += 1) if (bySegment[i] !== bySegment[from]) return false;
  return true;
}

/** Number of values of an ascending list that are at most `value`. */
export function upper(rising: readonly number[], value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
