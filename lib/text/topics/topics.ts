import { talkOf } from '#lib/text/learned/talk';
import type { TextModel } from '#lib/text/model';
import { phrasesOf } from './phrases.ts';
import { normOf, rankedWords, type RankedWord, type Ranking } from './ranked.ts';

/**
 * The subjects of the talk: at most `most` nouns and names in the order of a learned ranking, each with the neighbour
 * that mostly accompanies it ("remote control"). Speaker labels do not affect the result. `gist` ranks by the words
 * that people use to summarise a talk.
 */
export function topicsOf(model: TextModel, most: number, which: Ranking = 'topics'): string[] {
  return chosen(model, wordRanks(model, which), most);
}

/**
 * The same for a part of the talk: `from` and `to` are indices of passages, `to` exclusive. Words that occur mostly in
 * this part come first.
 */
export function topicsIn(model: TextModel, from: number, to: number, most: number): string[] {
  const inside = wordRanks(model, 'topics').flatMap(({ norm, places, score }) => {
    const own = places.filter(({ passage }) => passage >= from && passage < to);
    if (own.length === 0) return [];
    return [{ norm, places: own, score: (own.length * own.length * Math.exp(score)) / places.length }];
  });
  return chosen(
    model,
    inside.toSorted((a, b) => b.score - a.score || (a.norm < b.norm ? -1 : 1)),
    most,
  );
}

const known: Record<Ranking, WeakMap<TextModel, RankedWord[]>> = { topics: new WeakMap(), gist: new WeakMap() };

/** All words that can name something, best first. Cached per conversation. */
export function wordRanks(model: TextModel, which: Ranking): readonly RankedWord[] {
  const before = known[which].get(model);
  if (before) return before;
  const ranks = rankedWords(talkOf(model), which);
  known[which].set(model, ranks);
  return ranks;
}

function chosen(model: TextModel, ranked: readonly RankedWord[], most: number): string[] {
  const phrases = phrasesOf(model);
  const out: string[] = [];
  const taken = new Set<string>();
  for (const { norm, places } of ranked) {
    if (out.length >= most) break;
    if (taken.has(norm)) continue;
    const phrase = phrases.shown(places);
    if (phrase === null || phrase.words.every((word) => taken.has(normOf(word)))) continue;
    for (const word of phrase.words) taken.add(normOf(word));
    out.push(phrase.words.join(' '));
  }
  return out;
}
