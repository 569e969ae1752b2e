import { countedNames, shapeSize } from '#lib/text/learned/features';

/** Forms whose phrases may each be a task: doctors and chairs often announce several plans in one long passage. */
const forms = ['will', 'youshould', 'promise', 'med'].map((name) => shapeSize + countedNames.indexOf(name));

/**
 * Most claims of a kind in a selected passage: one, or, in a passage of at least `words` words, one per `phrases`
 * phrases of intention or advice, up to `most`. `row` holds the counts of the passage.
 */
export function severalIn(
  row: Float32Array | undefined,
  { words, phrases, most }: { words: number; phrases: number; most: number },
): number {
  if ((row?.[0] ?? 0) < words) return 1;
  const found = forms.reduce((sum, at) => sum + (row?.[at] ?? 0), 0);
  return Math.max(1, Math.min(most, Math.floor(found / phrases)));
}
