import { z } from 'zod';
import { forestOf, rawScore } from '#lib/text/learned/forest';
import { wordsOf } from '#lib/text/learned/plain';
import { talkOf } from '#lib/text/learned/talk';
import type { Talk } from '#lib/text/learned/talk';
import { readWeights, weightsShapes } from '#lib/text/learned/weights-file';
import type { TextModel } from '#lib/text/model';

const fileSchema = z.object({ forest: weightsShapes.forest, stop: z.array(z.string()), spread: z.record(z.string(), z.number()), named: z.record(z.string(), z.number()), conversations: z.number() });
function load() {
  const { forest, stop, spread, named, conversations } = readWeights('topics.json.gz', fileSchema);
  return { forest: forestOf(forest), stop: new Set(stop), spread: new Map(Object.entries(spread)), named: new Map(Object.entries(named)), conversations };
}
let loaded: ReturnType<typeof load> | undefined;

interface Said {
  passage: number;
  /** Place among the words of the passage. */
  place: number;
  capital: boolean;
}

const leastLetters = 3;

/** Letters and figures alone, in the singular as far as its ending tells; as scripts/train-talk/topics.py does. */
export function normOf(raw: string): string {
  const word = raw.toLowerCase().replaceAll(/[^a-z0-9]/gu, '');
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/(?<=[^s])s$/u, '');
}

/** What the talk is about, as people say it: the words that a forest ranks first, at most `most`, with the word that mostly stands beside them. */
export function topicsOf(model: TextModel, most: number): string[] {
  const talk = talkOf(model);
  const texts = talk.units.map(({ text }) => wordsOf(text));
  const ranked = rankedOf(talk, texts);
  const out: string[] = [];
  const taken = new Set<string>();
  for (const { word, places } of ranked) {
    if (out.length >= most) break;
    if (taken.has(word)) continue;
    const { shown, words } = phraseOf(texts, places);
    for (const each of words) taken.add(each);
    if (!out.includes(shown)) out.push(shown);
  }
  return out;
}

function rankedOf(talk: Talk, texts: readonly string[][]): { word: string; places: Said[] }[] {
  loaded ??= load();
  const { forest, stop, spread, named, conversations } = loaded;
  const found = new Map<string, Said[]>();
  for (const [passage, words] of texts.entries()) {
    for (const [place, raw] of words.entries()) {
      const word = normOf(raw);
      if (word.length < leastLetters || /^\d+$/u.test(word) || stop.has(word)) continue;
      const said = { passage, place, capital: place > 0 && /^\p{Lu}/u.test(raw) };
      const known = found.get(word);
      if (known) known.push(said);
      else found.set(word, [said]);
    }
  }
  const n = texts.length;
  const top = Math.max(1, ...[...found.values()].map(({ length }) => length));
  const key = (passage: number): number => talk.final.key[passage] ?? 0;
  const scored = [...found].map(([word, places]) => {
    const passages = places.map(({ passage }) => passage);
    const count = places.length;
    const own = new Set(passages);
    const rarity = Math.log((conversations + 1) / ((spread.get(word) ?? 0) + 1));
    const [first = 0, last = 0] = [passages[0], passages.at(-1)];
    let highest = 0;
    let sum = 0;
    for (const passage of passages) {
      highest = Math.max(highest, key(passage));
      sum += key(passage);
    }
    const row = [
      Math.log1p(count), rarity, Math.log1p(count) * rarity, count / top, own.size, own.size / n, (last - first) / n, first / n, places.filter(({ capital }) => capital).length / count, word.length,
      new Set(passages.map((passage) => talk.units[passage]?.speaker)).size, highest, sum / count, Number(word.endsWith('ing')), Number(word.endsWith('ed')), Number(word.endsWith('ly')),
      Number(/(?:tion|ment|ness|ity|er|or)$/u.test(word)), Math.log(n), ((named.get(word) ?? 0) + 0.1) / ((spread.get(word) ?? 0) + 1),
    ];
    return { word, places, score: rawScore(forest, row) };
  });
  return scored.toSorted((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1));
}

/** From this share of its uses on, the word beside it belongs to it ("remote control"). */
const belongs = 0.5;
const leastUses = 2;

/** The word as it is mostly written, with its neighbour where the two mostly stand together. */
function phraseOf(texts: readonly string[][], places: readonly Said[]): { shown: string; words: string[] } {
  loaded ??= load();
  const { stop } = loaded;
  const beside = (by: number): { raw: string; count: number } | null => {
    const counts = new Map<string, number>();
    for (const { passage, place } of places) {
      const left = texts[passage]?.[place + Math.min(by, 0)] ?? '';
      const raw = texts[passage]?.[place + by];
      const norm = raw === undefined ? '' : normOf(raw);
      const broken = by < 0 ? /[.,;:!?]$/u.test(raw ?? '') : /[.,;:!?]$/u.test(texts[passage]?.[place] ?? left);
      if (norm.length >= leastLetters && !stop.has(norm) && !broken && raw !== undefined) counts.set(clean(raw), (counts.get(clean(raw)) ?? 0) + 1);
    }
    const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
    return best && best[1] >= leastUses && best[1] >= belongs * places.length ? { raw: best[0], count: best[1] } : null;
  };
  const own = mostly(places.map(({ passage, place }) => clean(texts[passage]?.[place] ?? '')));
  const [before, after] = [beside(-1), beside(1)];
  if (before && (!after || before.count >= after.count)) return { shown: `${before.raw} ${own}`, words: [normOf(before.raw), normOf(own)] };
  return after ? { shown: `${own} ${after.raw}`, words: [normOf(own), normOf(after.raw)] } : { shown: own, words: [normOf(own)] };
}

/** Without the marks around it; capitals stay only where they are a name's. */
function clean(raw: string): string {
  return raw.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** The most frequent spelling; lower case where it is written so at least once. */
function mostly(spellings: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const spelling of spellings) counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
  const [best = ''] = [...counts].toSorted((a, b) => b[1] - a[1]).map(([spelling]) => spelling);
  return counts.has(best.toLowerCase()) ? best.toLowerCase() : best;
}
