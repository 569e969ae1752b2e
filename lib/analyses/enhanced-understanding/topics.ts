import { generalNouns } from '#lib/text/lexicon';
import { tokensOf } from '#lib/text/model';
import type { TextModel } from '#lib/text/model';
import { pageRank } from './page-rank.ts';
import type { Token } from '#lib/text/token';

const longestPhrase = 3;
/** The recording is cut into this many equal parts, to see how far a topic spreads. */
const parts = 10;

export interface Topics {
  words: string[];
  /** False where nothing was named twice, and the words are those that stand closest to the others. */
  repeated: boolean;
}

/** What the talk is about: what is named again and again; in talk so short that nothing is, the nouns that TextRank puts first. */
export function topicsOf(model: TextModel, count: number): Topics {
  const words = repeatedOf(model, count);
  return words.length > 0 ? { words, repeated: true } : { words: rankedOf(model, Math.min(count, mostUnrepeated)), repeated: false };
}

const mostUnrepeated = 4;
/** Nouns that are compared with each other. */
const mostNouns = 100;

/** Nouns by PageRank over the sentences that they share, ties in order of the text. */
function rankedOf(model: TextModel, count: number): string[] {
  const nouns = new Map<string, { shown: string; at: number }>();
  const sharing: string[][] = [];
  for (const sentence of model.sentences) {
    const here = [...new Map(tokensOf(model, sentence).filter(isTopicNoun).map((token) => [token.lemma, token])).values()].filter((token) => nouns.has(token.lemma) || nouns.size < mostNouns);
    for (const token of here) if (!nouns.has(token.lemma)) nouns.set(token.lemma, { shown: token.pos === 'PROPN' ? token.text : token.norm, at: nouns.size });
    sharing.push(here.map((token) => token.lemma));
    if (nouns.size >= mostNouns) break;
  }
  const links = Array.from({ length: nouns.size }, () => Array.from({ length: nouns.size }, () => 0));
  for (const lemmas of sharing) {
    for (const a of lemmas) {
      const row = links[nouns.get(a)?.at ?? -1];
      for (const b of lemmas) if (row && a !== b) row[nouns.get(b)?.at ?? -1] = 1;
    }
  }
  const ranks = pageRank(links);
  return [...nouns.values()]
    .filter(({ at }) => links[at]?.some((weight) => weight > 0))
    .toSorted((a, b) => (ranks[b.at] ?? 0) - (ranks[a.at] ?? 0) || a.at - b.at)
    .slice(0, count)
    .map(({ shown }) => shown);
}

/**
 * Noun phrases that come up at least twice, by count times the square root of the tenths of the text in which they occur.
 * A phrase takes the place of its words where they hardly occur without it.
 */
function repeatedOf(model: TextModel, count: number): string[] {
  const found = new Map<string, { count: number; parts: Set<number>; words: string[]; shown: string }>();
  const note = (words: string[], at: number, shown: string): void => {
    const key = words.join(' ');
    const entry = found.get(key) ?? { count: 0, parts: new Set(), words, shown };
    entry.count += 1;
    entry.parts.add(Math.floor((at / Math.max(1, model.text.length)) * parts));
    found.set(key, entry);
  };
  for (const sentence of model.sentences) {
    let run: Token[] = [];
    const close = (): void => {
      const last = run.at(-1);
      for (const token of run) if (isTopicNoun(token)) note([token.lemma], token.start, shownAs(token, token.lemma));
      if (last && isTopicNoun(last)) for (let size = 2; size <= Math.min(longestPhrase, run.length); size += 1) {
        const phrase = run.slice(-size);
        const form = (token: Token): string => (token === last ? token.lemma : token.norm);
        note(phrase.map(form), last.start, phrase.map((token) => shownAs(token, form(token))).join(' '));
      }
      run = [];
    };
    for (const token of tokensOf(model, sentence)) {
      if (isTopicNoun(token) || (token.pos === 'ADJ' && !token.stop && token.entity === null)) run.push(token);
      else close();
    }
    close();
  }
  const ranked = [...found.values()].filter((entry) => entry.count >= 2).map((entry) => ({ ...entry, score: entry.count * Math.sqrt(entry.parts.size) }));
  const phrases = ranked.filter((entry) => entry.words.length > 1);
  const covered = new Map<string, number>();
  for (const phrase of phrases) {
    for (let i = 0; i < phrase.words.length; i += 1) {
      for (let size = 1; size < phrase.words.length && i + size <= phrase.words.length; size += 1) {
        const part = phrase.words.slice(i, i + size).join(' ');
        covered.set(part, Math.max(covered.get(part) ?? 0, phrase.count));
      }
    }
  }
  const kept = ranked.filter((entry) => (covered.get(entry.words.join(' ')) ?? 0) < 0.7 * entry.count);
  return kept
    .toSorted((a, b) => b.score - a.score || a.words.join(' ').localeCompare(b.words.join(' ')))
    .slice(0, count)
    .map((entry) => entry.shown);
}

/** Names keep their capital letters. */
function shownAs(token: Token, form: string): string {
  return token.pos === 'PROPN' ? token.text : form;
}

function isTopicNoun(token: Token): boolean {
  return (token.pos === 'NOUN' || token.pos === 'PROPN') && token.word && !token.stop && token.lemma.length > 2 && token.entity === null && /^\p{L}/u.test(token.text) && !generalNouns.has(token.lemma) && !generalNouns.has(token.norm);
}
