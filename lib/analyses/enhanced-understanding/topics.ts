import { generalNouns } from '#lib/analyses/text/lexicon';
import { tokensOf } from '#lib/analyses/text/model';
import type { TextModel } from '#lib/analyses/text/model';
import type { Token } from '#lib/analyses/text/token';

const longestPhrase = 3;
/** The recording is cut into this many equal parts, to see how far a topic spreads. */
const parts = 10;

/**
 * Noun phrases that come up at least twice, by count times the square root of the tenths of the text in which they occur.
 * A phrase takes the place of its words where they hardly occur without it.
 */
export function topicsOf(model: TextModel, count: number): string[] {
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
