import { contentLemmas, isContent } from '#lib/text/tokens/content';
import { type Sentence, type TextModel, tokensOf } from '#lib/text/model';
import type { ConversationFlow } from './schema.ts';

const mostWords = 3;

/**
 * The body's parts between changes of subject, with the nouns that each has more of than the rest; empty where the
 * subject does not change.
 */
export function subjectsOf(
  model: TextModel,
  shifts: readonly Sentence[],
  body: { start_s: number; end_s: number } | undefined,
): ConversationFlow['subjects'] {
  if (!body || shifts.length === 0) return [];
  const inBody = model.sentences.filter((sentence) => {
    const { start_s, end_s } = model.timing.times(sentence.start, sentence.end);
    return end_s > body.start_s && start_s < body.end_s;
  });
  const begins = new Set(shifts.map(({ index }) => index));
  const parts: Sentence[][] = [];
  for (const sentence of inBody) {
    const open = parts.at(-1);
    if (!open || begins.has(sentence.index)) parts.push([sentence]);
    else open.push(sentence);
  }
  if (parts.length < 2) return [];
  const whole = countsOf(model, inBody);
  return parts.flatMap((part) => {
    const [first, last] = [part[0], part.at(-1)];
    if (!first || !last) return [];
    return [{ words: namingWords(model, part, whole), ...model.timing.times(first.start, last.end) }];
  });
}

function countsOf(model: TextModel, sentences: readonly Sentence[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const sentence of sentences)
    for (const lemma of contentLemmas(model, sentence)) out.set(lemma, (out.get(lemma) ?? 0) + 1);
  return out;
}

/** By count in this part times the share of all its uses that fall here; names as they are written. */
function namingWords(model: TextModel, part: readonly Sentence[], whole: ReadonlyMap<string, number>): string[] {
  const own = new Map<string, { count: number; shown: string }>();
  for (const sentence of part) {
    for (const token of tokensOf(model, sentence)) {
      if (!isContent(token) || (token.pos !== 'NOUN' && token.pos !== 'PROPN') || token.entity !== null) continue;
      const entry = own.get(token.lemma) ?? { count: 0, shown: token.pos === 'PROPN' ? token.text : token.lemma };
      entry.count += 1;
      own.set(token.lemma, entry);
    }
  }
  return [...own]
    .map(([lemma, { count, shown }]) => ({
      shown,
      score: (count * count) / Math.max(count, whole.get(lemma) ?? count),
    }))
    .toSorted((a, b) => b.score - a.score || a.shown.localeCompare(b.shown))
    .slice(0, mostWords)
    .map(({ shown }) => shown);
}
