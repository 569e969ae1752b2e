import { z } from 'zod';
import { forestOf, rawScore } from '#lib/text/learned/forest';
import { wordsOf } from '#lib/text/learned/plain';
import type { Talk } from '#lib/text/learned/talk';
import { readWeights, weightsShapes } from '#lib/text/learned/weights-file';

/** `topics`: words that name a subject of the talk. `gist`: words that people use to summarise it. */
export type Ranking = 'topics' | 'gist';

const counts = z.record(z.string(), z.number());
const topicsFile = z.object({
  forest: weightsShapes.forest,
  stop: z.array(z.string()),
  spread: counts,
  named: counts,
  conversations: z.number(),
});
const gistFile = topicsFile.pick({ forest: true, named: true });

function load() {
  const topics = readWeights('topics.json.gz', topicsFile);
  const gist = readWeights('gist.json.gz', gistFile);
  const ranking = ({ forest, named }: z.infer<typeof gistFile>) => ({
    forest: forestOf(forest),
    named: new Map(Object.entries(named)),
  });
  return {
    stop: new Set(topics.stop),
    spread: new Map(Object.entries(topics.spread)),
    conversations: topics.conversations,
    topics: ranking(topics),
    gist: ranking(gist),
  };
}
let loaded: ReturnType<typeof load> | undefined;

const leastLetters = 3;

/** Only letters and digits, with regular plural endings removed, as in scripts/train-talk/topics.py. */
export function normOf(raw: string): string {
  const word = raw.toLowerCase().replaceAll(/[^a-z0-9]/gu, '');
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/(?<=[^s])s$/u, '');
}

/**
 * Whether a word of this norm can name something: function words, greetings, numbers and words of one or two letters
 * cannot.
 */
export function canName(norm: string): boolean {
  loaded ??= load();
  return norm.length >= leastLetters && !/^\d+$/u.test(norm) && !loaded.stop.has(norm);
}

/** One use of a word. */
export interface Said {
  passage: number;
  /** Index among the words of the passage, separated by white space. */
  place: number;
  /** Whether it has a capital inside a sentence. */
  capital: boolean;
}

export interface RankedWord {
  norm: string;
  places: Said[];
  /** Log odds; higher is better. */
  score: number;
}

/** All words of these passages that can name something, best first. `passages` are those of the whole conversation. */
export function rankedWords(talk: Talk, which: Ranking): RankedWord[] {
  loaded ??= load();
  const { spread, conversations } = loaded;
  const { forest, named } = loaded[which];
  const found = new Map<string, Said[]>();
  for (const [passage, { text }] of talk.units.entries()) {
    for (const [place, raw] of wordsOf(text).entries()) {
      const norm = normOf(raw);
      if (!canName(norm)) continue;
      const said = { passage, place, capital: place > 0 && /^[A-Z]/u.test(raw) };
      const known = found.get(norm);
      if (known) known.push(said);
      else found.set(norm, [said]);
    }
  }
  const top = Math.max(1, ...Array.from(found.values(), ({ length }) => length));
  const scored = Array.from(found, ([norm, places]): RankedWord => {
    const known = spread.get(norm) ?? 0;
    const rarity = Math.log((conversations + 1) / (known + 1));
    const row = [...rowOf(talk, { norm, places }, rarity, top), ((named.get(norm) ?? 0) + 0.1) / (known + 1)];
    return { norm, places, score: rawScore(forest, row) };
  });
  return scored.toSorted((a, b) => b.score - a.score || (a.norm < b.norm ? -1 : 1));
}

function rowOf(talk: Talk, { norm, places }: Omit<RankedWord, 'score'>, rarity: number, top: number): number[] {
  const n = talk.units.length;
  const count = places.length;
  const passages = places.map(({ passage }) => passage);
  const [first = 0, last = 0] = [passages[0], passages.at(-1)];
  const keys = passages.map((passage) => talk.final.key[passage] ?? 0);
  const own = new Set(passages).size;
  return [
    Math.log1p(count),
    rarity,
    Math.log1p(count) * rarity,
    count / top,
    own,
    own / n,
    (last - first) / n,
    first / n,
    places.filter(({ capital }) => capital).length / count,
    norm.length,
    new Set(passages.map((passage) => talk.units[passage]?.speaker)).size,
    Math.max(...keys),
    keys.reduce((sum, key) => sum + key, 0) / count,
    Number(norm.endsWith('ing')),
    Number(norm.endsWith('ed')),
    Number(norm.endsWith('ly')),
    Number(/(?:tion|ment|ness|ity|er|or)$/u.test(norm)),
    Math.log(n),
  ];
}
