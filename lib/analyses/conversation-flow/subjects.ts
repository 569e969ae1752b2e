import type { Sentence, TextModel } from '#lib/text/model';
import { topicsIn } from '#lib/text/topics/topics';
import type { ConversationFlow } from './schema.ts';

const mostWords = 3;

/**
 * Parts of the body between changes of subject, with the topics that occur mostly in each; empty if the subject does
 * not change.
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
  return parts.flatMap((part) => {
    const [first, last] = [part[0], part.at(-1)];
    if (!first || !last) return [];
    return [
      {
        words: topicsIn(model, first.segment, last.segment + 1, mostWords),
        ...model.timing.times(first.start, last.end),
      },
    ];
  });
}
