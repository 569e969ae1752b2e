import { lexicon } from '#lib/text/lexicons/lexicon';
import type { Sentence, Span, TextModel } from '#lib/text/model';
import type { Token } from '#lib/text/tokens/token';
import { contextOf, type CueContext } from './context.ts';
import { elementsOf, fits, type Element } from './phrase.ts';

/** Phrases (phrase.ts) that indicate the same cue. */
export interface Cue {
  cue: string;
  phrases: readonly string[];
}

export interface CueMatch extends Span {
  cue: string;
  sentence: Sentence;
  /** Token indices, inclusive. */
  first: number;
  last: number;
  context: CueContext;
}

interface Phrase {
  cue: string;
  elements: Element[];
  /** Position in the list; of two matches of equal length, the earlier phrase counts. */
  order: number;
}

/**
 * Phrases with the same first word, by their second word or lemma; `open` holds those whose second element is neither.
 */
interface Bucket {
  open: Phrase[];
  byNextWord: Map<string, Phrase[]>;
  byNextLemma: Map<string, Phrase[]>;
}

export interface CueTable {
  byWord: Map<string, Bucket>;
  byLemma: Map<string, Bucket>;
}

const passedOver = lexicon('passed-over');

/**
 * Compiles phrases into a table that is indexed by first and second word, so that matching is linear in the text even
 * with thousands of phrases.
 */
export function cueTable(cues: readonly Cue[]): CueTable {
  const table: CueTable = { byWord: new Map(), byLemma: new Map() };
  let order = 0;
  for (const { cue, phrases } of cues) {
    for (const source of phrases) {
      const elements = elementsOf(source);
      const at = elements.findIndex((part) => part.kind === 'token');
      const head = elements[at];
      if (!head || head.optional || head.words.size + head.lemmas.size === 0 || head.tags.size > 0)
        throw new RangeError(`a phrase must begin with a word: ${source}`);
      const phrase = { cue, elements, order };
      order += 1;
      const second = secondOf(elements.slice(at + 1));
      for (const word of head.words) file(table.byWord, word, phrase, second);
      for (const lemma of head.lemmas) file(table.byLemma, lemma, phrase, second);
    }
  }
  return table;
}

/**
 * The words and lemmas that can follow the first; null if the next element is open (a gap, an end, a part of speech).
 */
function secondOf(rest: Element[]): Pick<Element, 'words' | 'lemmas'> | null {
  const words = new Set<string>();
  const lemmas = new Set<string>();
  for (const part of rest) {
    if (part.kind !== 'token' || part.tags.size > 0) return null;
    for (const word of part.words) words.add(word);
    for (const lemma of part.lemmas) lemmas.add(lemma);
    if (!part.optional) return { words, lemmas };
  }
  return null;
}

function file(
  map: Map<string, Bucket>,
  key: string,
  phrase: Phrase,
  second: Pick<Element, 'words' | 'lemmas'> | null,
): void {
  const bucket: Bucket = map.get(key) ?? { open: [], byNextWord: new Map(), byNextLemma: new Map() };
  map.set(key, bucket);
  if (!second) bucket.open.push(phrase);
  for (const word of second?.words ?? []) push(bucket.byNextWord, word, phrase);
  for (const lemma of second?.lemmas ?? []) push(bucket.byNextLemma, lemma, phrase);
}

function push(map: Map<string, Phrase[]>, key: string, phrase: Phrase): void {
  const list = map.get(key);
  if (list) list.push(phrase);
  else map.set(key, [phrase]);
}

/** The phrases that can begin at a token, in order of the list. */
function candidates({ tokens, last }: Words, table: CueTable, first: number): Phrase[] {
  const token = tokens[first];
  if (!token) return [];
  const buckets = [table.byWord.get(token.norm), table.byLemma.get(token.lemma)].filter(
    (bucket) => bucket !== undefined,
  );
  if (buckets.length === 0) return [];
  const out = new Set(buckets.flatMap((bucket) => bucket.open));
  // A filler that is skipped can also be an element of a phrase.
  for (let at = first + 1; at <= last; at += 1) {
    const next = tokens[at];
    if (!next) break;
    for (const bucket of buckets)
      for (const phrase of [...(bucket.byNextWord.get(next.norm) ?? []), ...(bucket.byNextLemma.get(next.lemma) ?? [])])
        out.add(phrase);
    if (!passedOver.has(next.norm)) break;
  }
  return out.size < 2 ? [...out] : [...out].toSorted((a, b) => a.order - b.order);
}

/** The tokens to search: from `first` to `last`, inclusive. */
export interface Words {
  tokens: readonly Token[];
  first: number;
  last: number;
  /** Whether a sentence or clause begins at a token. */
  opens: (token: number) => boolean;
}

/** The position of a phrase, by token indices, inclusive. */
export interface Match {
  cue: string;
  first: number;
  last: number;
}

/** All matches in these tokens: at most one per cue and first token, and none inside a longer match of the same cue. */
export function matchesIn(words: Words, table: CueTable): Match[] {
  const out: Match[] = [];
  for (let first = words.first; first <= words.last; first += 1) {
    for (const { cue, elements } of candidates(words, table, first)) {
      const last = match(words, elements, 0, first);
      if (last < first || out.some((known) => known.cue === cue && known.last >= last)) continue;
      const same = out.findIndex((known) => known.cue === cue && known.first === first);
      if (same >= 0) out[same] = { cue, first, last };
      else out.push({ cue, first, last });
    }
  }
  return out;
}

/** The matches in all sentences, in order of the text. */
export function findCues(model: TextModel, table: CueTable): CueMatch[] {
  return model.sentences.flatMap((sentence) => findCuesIn(model, sentence, table));
}

export function findCuesIn(model: TextModel, sentence: Sentence, table: CueTable): CueMatch[] {
  const { tokens } = model;
  const opens = (token: number): boolean => opensClause(model, sentence, token);
  return matchesIn({ tokens, first: sentence.first, last: sentence.last, opens }, table).map(
    ({ cue, first, last }): CueMatch => ({
      cue,
      sentence,
      first,
      last,
      start: tokens[first]?.start ?? sentence.start,
      end: tokens[last]?.end ?? sentence.end,
      context: contextOf(model, sentence, first),
    }),
  );
}

/** Most tokens by which a quote is extended, so that it can be understood without its sentence. */
const clauseTokens = 8;
const clauseOpeners = new Set(['and', 'but', 'because', 'so', 'or']);

/** The match, extended to the end of its clause if that is near. */
export function withClause<M extends Omit<CueMatch, 'cue'>>(model: TextModel, found: M): M {
  let last = found.last;
  for (let t = found.last + 1; t <= found.sentence.last; t += 1) {
    const token = model.tokens[t];
    if (!token || token.pos === 'PUNCT' || clauseOpeners.has(token.norm)) break;
    if (t - found.last > clauseTokens) return found;
    last = t;
  }
  return { ...found, last, end: model.tokens[last]?.end ?? found.end };
}

/** Index of the match's last token, or -1. */
function match(words: Words, elements: readonly Element[], at: number, token: number): number {
  const { tokens } = words;
  const part = elements[at];
  if (!part) return token - 1;
  const here = token <= words.last ? tokens[token] : undefined;
  const go = (next: number): number => match(words, elements, at + 1, next);
  if (part.kind === 'start') return words.opens(token) ? go(token) : -1;
  if (part.kind === 'end') return !here || here.pos === 'PUNCT' ? go(token) : -1;
  if (part.kind === 'not') return here && fits(part, here) ? -1 : go(token);
  if (part.kind === 'next') return here && fits(part, here) ? go(token) : -1;
  if (part.kind === 'behind') {
    const before = token > words.first ? tokens[token - 1] : undefined;
    return before && fits(part, before) ? -1 : go(token);
  }
  if (part.kind === 'gap') {
    for (let skip = 0; skip <= part.max; skip += 1) {
      const found = go(token + skip);
      if (found >= 0) return found;
      const skipped = tokens[token + skip];
      if (!skipped || token + skip > words.last || skipped.pos === 'PUNCT') return -1;
    }
    return -1;
  }
  if (here && fits(part, here)) {
    const found = go(token + 1);
    if (found >= 0) return found;
  }
  if (part.optional) return go(token);
  if (here && at > 0 && passedOver.has(here.norm)) return match(words, elements, at, token + 1);
  return -1;
}

/** "No." at the start of a sentence is one token. */
const openers = lexicon('clause-leads');

function opensClause(model: TextModel, sentence: Sentence, token: number): boolean {
  const before = model.tokens[token - 1];
  return token === sentence.first || !before || before.pos === 'PUNCT' || openers.has(before.norm);
}
