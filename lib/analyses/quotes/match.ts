import type { Span } from '#lib/text/model';
import { type WordSpan, nearestIn } from './nearest.ts';
import { type QuoteSource, type Run, oneSpeaker, runsOf, segmentOf, upper } from './source.ts';
import { wholeSentence } from './whole.ts';
import { foldedWords, isNegator } from './words.ts';

export { type QuoteSource, quoteSource } from './source.ts';

/**
 * In words. Models quote sentences, and the time of the approximate comparison is proportional to the product of the
 * lengths, so longer quotes are not compared.
 */
const longestQuote = 120;
/**
 * An exact quote of at least this many words may stand anywhere; a shorter one must be within `nearLines` of the cited
 * line.
 */
const distinct = 4;
const nearLines = 2;
/** Number of words before a quote in which a negation applies to it. */
const negationScope = 4;

/**
 * Finds a quote in the transcript and extends it to its sentence; null if it was not said. A quote with "…" in the
 * middle consists of parts, so it can give several spans. `line` is the number, from 1, of the cited line. An exact
 * match ignores case, punctuation, contractions and invisible characters. Otherwise the quote must lie within one line
 * of the cited one and in one speaker's words, and may differ only in fillers, restarts and small words. A quote that
 * omits its own negation is refused.
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

/** The quote, and the quote without a prefix from its line of the prompt: a number, a second, a speaker. */
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

/** The spans of the parts of a quote with "…", in order and all in the same run; null if it has no parts. */
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

/** Runs of one speaker's words around the cited line, beginning with the cited line's own speaker. */
function runsNear(source: QuoteSource, line: number): Run[] {
  const runs = runsOf(source, line - 2, line);
  const own = source.firstOf[line - 1] ?? 0;
  return runs.toSorted((a, b) => Number(b.first <= own && own < b.end) - Number(a.first <= own && own < a.end));
}

function hidesNegation({ words }: QuoteSource, from: number, to: number): boolean {
  return words.slice(from, to).some(({ folded }) => isNegator(folded));
}

/** Whether the quote omits a negation directly before or after it, in its own clause. */
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

/** Whether a "no" before this word is an answer without its comma: "No I will do it" is one, "no reason" is not. */
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
