import { talkOf } from '#lib/text/learned/talk';
import type { Sentence, TextModel } from '#lib/text/model';

/**
 * Least log odds (stage 1) at which a passage begins a new subject, and least distance of two beginnings, in passages.
 * Chosen by Pk on the training conversations; stage 2 scores, and a number of subjects derived from the length, were
 * worse.
 */
const beginsFrom = -1.4;
const apart = { passages: 5, share: 8 } as const;

const known = new WeakMap<TextModel, Sentence[]>();

/**
 * The first sentences of new subjects, in order; empty if no subject plainly begins. The first subject of the talk is
 * not included.
 */
export function subjectStartsOf(model: TextModel): Sentence[] {
  const before = known.get(model);
  if (before) return before;
  const { units, first } = talkOf(model);
  const n = units.length;
  const gap = Math.min(apart.passages, Math.max(2, Math.floor(n / apart.share)));
  const order = Array.from(first.start.keys()).filter(
    (k) => (first.start[k] ?? 0) >= beginsFrom && k >= gap && n - k >= gap,
  );
  const taken: number[] = [];
  for (const k of order.toSorted((a, b) => (first.start[b] ?? 0) - (first.start[a] ?? 0)))
    if (taken.every((other) => Math.abs(other - k) >= gap)) taken.push(k);
  const out = taken
    .toSorted((a, b) => a - b)
    .flatMap((k) => {
      const unit = units[k];
      const sentence = unit && model.sentences.find(({ start }) => start >= unit.start && start < unit.end);
      return sentence ? [sentence] : [];
    });
  known.set(model, out);
  return out;
}
