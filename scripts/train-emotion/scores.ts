import type { Comment } from './goemotions.ts';

export interface EmotionScores {
  macro_f1: number;
  micro_f1: number;
  /** In the order of the classes. */
  f1: number[];
}

/** F1 of several yes-or-no decisions per comment. `decided[i]` lists the classes of comment i. */
export function emotionScores(
  comments: readonly Comment[],
  decided: readonly number[][],
  classes: number,
): EmotionScores {
  const hits = Array.from({ length: classes }, () => 0);
  const said = Array.from({ length: classes }, () => 0);
  const meant = Array.from({ length: classes }, () => 0);
  for (const [i, { emotions }] of comments.entries()) {
    for (let c = 0; c < classes; c += 1) {
      const yes = decided[i]?.includes(c) ?? false;
      if (yes) said[c] = (said[c] ?? 0) + 1;
      if (emotions[c] === 1) meant[c] = (meant[c] ?? 0) + 1;
      if (yes && emotions[c] === 1) hits[c] = (hits[c] ?? 0) + 1;
    }
  }
  const f1 = hits.map((hit, c) => (2 * hit) / Math.max(1, (said[c] ?? 0) + (meant[c] ?? 0)));
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  return { macro_f1: sum(f1) / classes, micro_f1: (2 * sum(hits)) / Math.max(1, sum(said) + sum(meant)), f1 };
}

/** Share of the comments with one sentiment for which it was found. */
export function sentimentAccuracy(comments: readonly Comment[], decided: readonly (number | null)[]): number {
  const judged = comments.flatMap(({ sentiment }, i) => (sentiment === null ? [] : [sentiment === decided[i] ? 1 : 0]));
  return judged.reduce<number>((all, value) => all + value, 0) / Math.max(1, judged.length);
}
