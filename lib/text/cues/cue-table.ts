import { contextOf, type CueContext } from './context.ts';
import type { Sentence, Span, TextModel } from '#lib/text/model';
import type { Pos } from '#lib/text/tokens/wink';

/**
 * A phrase over tokens, elements separated by spaces:
 * `word` or `a|b` the spelled-out lower-case form (contractions apart: "you are", "do not"); `~go|~come` a lemma;
 * `#NOUN|#PROPN` a part of speech; `(x)` optional; `*2` up to two tokens of any kind but punctuation; `^` where a
 * sentence or clause begins; `$` where one ends; `-#NOUN` is not followed by this part of speech, `-to` by this word;
 * `+#NOUN` is followed by it (neither takes a token).
 * Commas and fillers between elements are passed over. A phrase must begin with a word or `^` and a word.
 */
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

interface Element {
  kind: 'token' | 'gap' | 'start' | 'end' | 'not' | 'next';
  words: Set<string>;
  lemmas: Set<string>;
  tags: Set<Pos>;
  optional: boolean;
  max: number;
}
interface Phrase {
  cue: string;
  elements: Element[];
  /** Place in the list; of two matches that are equally long the earlier phrase counts. */
  order: number;
}

/** Phrases with one first word: by what may come second, and those that leave it open. */
interface Bucket {
  open: Phrase[];
  byNextWord: Map<string, Phrase[]>;
  byNextLemma: Map<string, Phrase[]>;
}

export interface CueTable {
  byWord: Map<string, Bucket>;
  byLemma: Map<string, Bucket>;
}

const passedOver = new Set([',', 'um', 'uh', 'erm', 'er', '...', '…']);

function element(source: string): Element {
  const optional = source.startsWith('(');
  const body = optional ? source.slice(1, -1) : source;
  if (/[()]/u.test(body) || optional !== source.endsWith(')'))
    throw new RangeError(`not an element of a phrase: ${source}`);
  const out: Element = { kind: 'token', words: new Set(), lemmas: new Set(), tags: new Set(), optional, max: 0 };
  if (body === '^') return { ...out, kind: 'start' };
  if (body === '$') return { ...out, kind: 'end' };
  if (/^\*\d$/u.test(body)) return { ...out, kind: 'gap', max: Number(body.slice(1)) };
  if (body.startsWith('-')) out.kind = 'not';
  if (body.startsWith('+')) out.kind = 'next';
  for (const choice of (out.kind === 'token' ? body : body.slice(1)).split('|')) {
    if (choice.startsWith('~')) out.lemmas.add(choice.slice(1));
    else if (choice.startsWith('#')) out.tags.add(choice.slice(1) as Pos);
    else out.words.add(choice);
  }
  return out;
}

/**
 * Compiles phrases into a table that is looked up by first and second word, so that matching is linear in the text,
 * with thousands of phrases too.
 */
export function cueTable(cues: readonly Cue[]): CueTable {
  const table: CueTable = { byWord: new Map(), byLemma: new Map() };
  let order = 0;
  for (const { cue, phrases } of cues) {
    for (const source of phrases) {
      const elements = source.split(' ').map(element);
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

/** The words and lemmas that may follow the first; null where that is open (a gap, an end, a part of speech). */
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

/** The phrases that may begin at a token, in the order of the list. */
function candidates(model: TextModel, table: CueTable, first: number, last: number): Phrase[] {
  const token = model.tokens[first];
  if (!token) return [];
  const buckets = [table.byWord.get(token.norm), table.byLemma.get(token.lemma)].filter(
    (bucket) => bucket !== undefined,
  );
  if (buckets.length === 0) return [];
  const out = new Set(buckets.flatMap((bucket) => bucket.open));
  // What is passed over may be an element of a phrase, too.
  for (let at = first + 1; at <= last; at += 1) {
    const next = model.tokens[at];
    if (!next) break;
    for (const bucket of buckets)
      for (const phrase of [...(bucket.byNextWord.get(next.norm) ?? []), ...(bucket.byNextLemma.get(next.lemma) ?? [])])
        out.add(phrase);
    if (!passedOver.has(next.norm)) break;
  }
  return out.size < 2 ? [...out] : [...out].toSorted((a, b) => a.order - b.order);
}

/**
 * All matches in order of the text, at most one per cue and starting token, none inside a longer one of the same cue.
 */
export function findCues(model: TextModel, table: CueTable): CueMatch[] {
  return model.sentences.flatMap((sentence) => findCuesIn(model, sentence, table));
}

export function findCuesIn(model: TextModel, sentence: Sentence, table: CueTable): CueMatch[] {
  const within = { model, sentence };
  const out: CueMatch[] = [];
  for (let first = sentence.first; first <= sentence.last; first += 1) {
    const token = model.tokens[first];
    if (!token) continue;
    for (const phrase of candidates(model, table, first, sentence.last)) {
      const last = match(within, phrase.elements, 0, first);
      if (last < first || out.some((known) => known.cue === phrase.cue && known.last >= last)) continue;
      const start = token.start;
      const end = model.tokens[last]?.end ?? token.end;
      const same = out.findIndex((known) => known.cue === phrase.cue && known.first === first);
      const found = { cue: phrase.cue, sentence, first, last, start, end, context: contextOf(model, sentence, first) };
      if (same >= 0) out[same] = found;
      else out.push(found);
    }
  }
  return out;
}

/** A quote is lengthened by at most this many tokens, so that it can be read without the sentence. */
const clauseTokens = 8;
const clauseOpeners = new Set(['and', 'but', 'because', 'so', 'or']);

/** The match with the rest of its clause, where that is short. */
export function withClause(model: TextModel, found: CueMatch): CueMatch {
  let last = found.last;
  for (let t = found.last + 1; t <= found.sentence.last; t += 1) {
    const token = model.tokens[t];
    if (!token || token.pos === 'PUNCT' || clauseOpeners.has(token.norm)) break;
    if (t - found.last > clauseTokens) return found;
    last = t;
  }
  return { ...found, last, end: model.tokens[last]?.end ?? found.end };
}

interface Within {
  model: TextModel;
  sentence: Sentence;
}

/** Index of the last token of the match, or -1. */
function match(within: Within, elements: Element[], at: number, token: number): number {
  const { model, sentence } = within;
  const part = elements[at];
  if (!part) return token - 1;
  const here = token <= sentence.last ? model.tokens[token] : undefined;
  if (part.kind === 'start') return opensClause(model, sentence, token) ? match(within, elements, at + 1, token) : -1;
  if (part.kind === 'end') return !here || here.pos === 'PUNCT' ? match(within, elements, at + 1, token) : -1;
  if (part.kind === 'not') return here && fits(part, here) ? -1 : match(within, elements, at + 1, token);
  if (part.kind === 'next') return here && fits(part, here) ? match(within, elements, at + 1, token) : -1;
  if (part.kind === 'gap') {
    for (let skip = 0; skip <= part.max; skip += 1) {
      const found = match(within, elements, at + 1, token + skip);
      if (found >= 0) return found;
      const skipped = model.tokens[token + skip];
      if (!skipped || token + skip > sentence.last || skipped.pos === 'PUNCT') return -1;
    }
    return -1;
  }
  if (here && fits(part, here)) {
    const found = match(within, elements, at + 1, token + 1);
    if (found >= 0) return found;
  }
  if (part.optional) return match(within, elements, at + 1, token);
  if (here && at > 0 && passedOver.has(here.norm)) return match(within, elements, at, token + 1);
  return -1;
}

function fits(part: Element, token: TextModel['tokens'][number]): boolean {
  return part.words.has(token.norm) || part.lemmas.has(token.lemma) || part.tags.has(token.pos);
}

/** "No." stays one token in front of a sentence. */
const openers = new Set([
  'no.',
  'and',
  'but',
  'so',
  'well',
  'oh',
  'okay',
  'ok',
  'yes',
  'yeah',
  'no',
  'then',
  'because',
  'now',
  'look',
  'listen',
  'um',
  'uh',
]);

function opensClause(model: TextModel, sentence: Sentence, token: number): boolean {
  const before = model.tokens[token - 1];
  return token === sentence.first || !before || before.pos === 'PUNCT' || openers.has(before.norm);
}
