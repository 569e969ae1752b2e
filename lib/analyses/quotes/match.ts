import type { Span } from '#lib/text/model';
import { type WordSpan, nearestIn } from './nearest.ts';
import { type QuoteSource, type Run, oneSpeaker, runsOf, segmentOf, upper } from './source.ts';
import { wholeSentence } from './whole.ts';
import { foldedWords, isNegator } from './words.ts';

export { type QuoteSource, quoteSource } from './source.ts';

/**
 * A longer quote is not compared: models quote sentences, and the comparison takes time in the product of the lengths.
 */
const longestQuote = 120;
/** Exact quotes of so many words may stand anywhere, whatever line is cited; shorter ones only this near to it. */
const distinct = 4;
const nearLines = 2;
/** Words before a quote in which a negation still reaches into it. */
const negationScope = 4;

/**
 * Where a quote stands in the transcript, widened to its sentence; null where it was not said so. A quote with "…" in
 * the middle is two, so it may have several places. `line` is the number, from 1, of the line that it is said to stand
 * in. Exact but for case, punctuation, contractions and characters that show nothing; else, within one line of the one
 * cited and in one speaker's words, with nothing left out or put in but fillers, restarts and small words. A quote that
 * begins behind its own negation is none.
 */
export function findQuote(source: QuoteSource, quote: string, line: number): Span[] | null {
  for (const text of withoutPrefix(source, quote)) {
    const wanted = foldedWords(text).map(({ folded }) => folded);
    const exact = wanted.length === 0 || wanted.length > longestQuote ? null : exactMatch(source, wanted, line);
    const found = exact ? [exact] : (inParts(source, text, line) ?? nearMatch(source, wanted, line));
    if (!found) continue;
    return found.some((span) => isClipped(source, span)) ? null : spansOf(source, found);
  }
  return null;
}

/**
 * The quote, and the quote without what stands before the words in a line of the prompt: a number, a second, a speaker.
 */
function withoutPrefix({ model }: QuoteSource, quote: string): string[] {
  const bare = quote.replace(
    /^\s*["“'‘-]?\s*(?:(?:line\s*)?\d+\s*)?(?:\[[^\]\n]{0,80}\]|(?<=\d\s*)[:.)]|(?<=\d\s)(?=[SPVW]\d+:))\s*/iu,
    '',
  );
  const label = /^\s*["“'‘-]?\s*([^:\n]{1,60}):\s+(?=\S)/u.exec(bare);
  const named = label?.[1]?.trim().toLowerCase();
  const known =
    named !== undefined &&
    (/^[spvw]\d+$/u.test(named) || model.speakers.names.some((name) => name.trim().toLowerCase() === named));
  return [...new Set([quote, bare, known ? bare.slice(label?.[0].length ?? 0) : bare])];
}

function exactMatch(source: QuoteSource, wanted: readonly string[], line: number): WordSpan | null {
  const { joined, offsets } = source;
  const needle = ` ${wanted.join(' ')} `;
  const cited = source.firstOf[Math.max(0, Math.min(line - 1, source.model.segments.length - 1))] ?? 0;
  let best: WordSpan | null = null;
  for (let at = joined.indexOf(needle); at >= 0; at = joined.indexOf(needle, at + 1)) {
    const first = upper(offsets, at + 1) - 1;
    const last = first + wanted.length - 1;
    const near = wanted.length >= distinct || Math.abs(segmentOf(source, first) - (line - 1)) <= nearLines;
    if (near && oneSpeaker(source, first, last) && (!best || Math.abs(first - cited) < Math.abs(best.first - cited)))
      best = { first, last };
  }
  return best;
}

function nearMatch(source: QuoteSource, wanted: readonly string[], line: number): WordSpan[] | null {
  if (wanted.length > longestQuote) return null;
  for (const run of runsNear(source, line)) {
    const found = nearestIn(source, run, wanted);
    if (found) return [found];
  }
  return null;
}

/** The parts of a quote with "…" in it, in order, each in the same run as the first. */
function inParts(source: QuoteSource, text: string, line: number): WordSpan[] | null {
  const parts = text
    .split(/…|\.{3,}|\[…\]/u)
    .map((part) => foldedWords(part).map(({ folded }) => folded))
    .filter((words) => words.length > 0);
  if (parts.length < 2 || parts.flat().length > longestQuote) return null;
  for (const run of runsNear(source, line)) {
    const found: WordSpan[] = [];
    for (const wanted of parts) {
      const rest: Run = { first: (found.at(-1)?.last ?? run.first - 1) + 1, end: run.end };
      const span = exactIn(source, rest, wanted) ?? nearestIn(source, rest, wanted);
      if (!span || (found.length > 0 && hidesNegation(source, rest.first, span.first))) break;
      found.push(span);
    }
    if (found.length === parts.length) return found;
  }
  return null;
}

function exactIn({ words }: QuoteSource, { first, end }: Run, wanted: readonly string[]): WordSpan | null {
  for (let at = first; at + wanted.length <= end; at += 1)
    if (wanted.every((own, i) => words[at + i]?.folded === own)) return { first: at, last: at + wanted.length - 1 };
  return null;
}

/** One speaker's words around the line cited, the cited line's own speaker first. */
function runsNear(source: QuoteSource, line: number): Run[] {
  const runs = runsOf(source, line - 2, line);
  const own = source.firstOf[line - 1] ?? 0;
  return runs.toSorted((a, b) => Number(b.first <= own && own < b.end) - Number(a.first <= own && own < a.end));
}

function hidesNegation({ words }: QuoteSource, from: number, to: number): boolean {
  return words.slice(from, to).some(({ folded }) => isNegator(folded));
}

/** Whether a negation right before or after the quote, in its own clause, was cut away. */
function isClipped({ words, model: { text } }: QuoteSource, { first, last }: WordSpan): boolean {
  const between = (i: number): string => text.slice(words[i]?.end ?? 0, words[i + 1]?.start ?? 0);
  const next = words[last + 1];
  if (next && next.folded === 'not' && /^\s*$/u.test(between(last))) return true;
  for (let i = first - 1; i >= Math.max(0, first - negationScope); i -= 1) {
    const own = words[i]?.folded ?? '';
    if (/[^\s'’"“]/u.test(between(i)) || /^(?:but|and|because|so|although|though|while)$/u.test(own)) return false;
    if (isNegator(own) && !(own === 'no' && isAnswerBefore(words[i + 1]?.folded ?? ''))) return true;
  }
  return false;
}

/** "No I will do it" without its comma is an answer, "no reason" is not. */
function isAnswerBefore(next: string): boolean {
  return /^(?:i|we|you|he|she|it|they|that|this|there|let|no|not|yes|okay|but|because|please)$/u.test(next);
}

function spansOf({ words, model }: QuoteSource, found: readonly WordSpan[]): Span[] {
  const out: Span[] = [];
  for (const { first, last } of found) {
    const span = wholeSentence(model, { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 });
    const before = out.at(-1);
    if (before && span.start <= before.end) before.end = Math.max(before.end, span.end);
    else out.push({ ...span });
  }
  return out;
}
