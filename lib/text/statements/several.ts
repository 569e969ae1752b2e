import { countedNames, shapeSize } from '#lib/text/learned/features';

/** Forms of which each phrase may be a thing to be done: plans of a doctor or a chair stand in one long passage. */
const forms = ['will', 'youshould', 'promise', 'med'].map((name) => shapeSize + countedNames.indexOf(name));

/**
 * How many things of a kind a picked passage may hold: one, and in a passage of at least `words` words one for every
 * `phrases` phrases of
 * intention or advice, at most `most`. `row` are the counts of the passage.
 */
export function severalIn(
  row: Float32Array | undefined,
  { words, phrases, most }: { words: number; phrases: number; most: number },
): number {
  if ((row?.[0] ?? 0) < words) return 1;
  const found = forms.reduce((sum, at) => sum + (row?.[at] ?? 0), 0);
  return Math.max(1, Math.min(most, Math.floor(found / phrases)));
}
