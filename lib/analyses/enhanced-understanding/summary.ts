import { dialogueActs } from '#lib/text/dialogue-acts';
import type { Sentence, TextModel } from '#lib/text/model';
import { contentLemmas } from '#lib/text/content';
import { pageRank } from './page-rank.ts';

/** At most this many sentences are compared with each other, so that the time stays linear in the text. */
const candidates = 150;
const carrying = new Set(['statement', 'opinion', 'commissive', 'directive', 'disagreement', 'agreement', 'yes_answer', 'no_answer']);
/** A sentence that shares this much of its lemmas (Jaccard) with one that was chosen already says the same. */
const same = 0.5;

/**
 * The most central sentences, in order of the text. TextRank (Mihalcea and Tarau, EMNLP 2004): PageRank over sentences joined by the
 * content lemmas they share, over the logs of their lengths. In long texts only the sentences that hold most of the frequent lemmas take part.
 */
export function centralSentences(model: TextModel, count: number): Sentence[] {
  const bags = dialogueActs(model)
    .filter(({ type, sentence }) => carrying.has(type) && sentence.words >= 5 && sentence.words <= 40)
    .map(({ sentence }) => ({ sentence, lemmas: new Set(contentLemmas(model, sentence)) }))
    .filter(({ lemmas }) => lemmas.size >= 2);
  const frequency = new Map<string, number>();
  for (const { lemmas } of bags) for (const lemma of lemmas) frequency.set(lemma, (frequency.get(lemma) ?? 0) + 1);
  const weight = ({ lemmas }: { lemmas: Set<string> }): number => [...lemmas].reduce((sum, lemma) => sum + (frequency.get(lemma) ?? 0) - 1, 0) / Math.sqrt(lemmas.size);
  const chosen = bags.length <= candidates ? bags : bags.toSorted((a, b) => weight(b) - weight(a)).slice(0, candidates);

  const links = chosen.map((a) => chosen.map((b) => (a === b ? 0 : similarity(a.lemmas, b.lemmas))));
  const totals = links.map((row) => row.reduce((sum, value) => sum + value, 0));
  const ranks = pageRank(links);
  const ranked = chosen
    .map((bag, i) => ({ ...bag, rank: ranks[i] ?? 0, linked: (totals[i] ?? 0) > 0 }))
    .filter(({ linked }) => linked)
    .toSorted((a, b) => b.rank - a.rank || a.sentence.index - b.sentence.index);
  const taken: typeof ranked = [];
  for (const bag of ranked) {
    if (taken.length >= count) break;
    if (taken.every((other) => overlap(other.lemmas, bag.lemmas) < same)) taken.push(bag);
  }
  return taken.map(({ sentence }) => sentence).toSorted((a, b) => a.index - b.index);
}

/** The first sentence that says something, for talk in which no sentence takes up another's words. */
export function firstSentence(model: TextModel): Sentence | null {
  return dialogueActs(model).find(({ type, sentence }) => carrying.has(type) && sentence.words >= 8 && sentence.words <= 40 && contentLemmas(model, sentence).length >= 2)?.sentence ?? null;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((lemma) => b.has(lemma)).length;
  return shared / (a.size + b.size - shared);
}

function similarity(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const lemma of a) if (b.has(lemma)) shared += 1;
  return shared === 0 ? 0 : shared / (Math.log(a.size + 1) + Math.log(b.size + 1));
}
