/** Function words, which say nothing about the subject of a text. */
const functionWords = new Set(
  (
    'the a an of and or to in on for with at by from is are was were be it its this that these those he she they we i you his her their our my your as but ' +
    'not no so if then than there what which who how when why do does did have has had will would can could ' +
    'should about into over up out all more some any'
  ).split(' '),
);

/** Lower case, only letters and digits, without a plural's s. */
export function folded(word: string): string {
  return word
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '')
    .replace(/(?<=[^s])s$/u, '');
}

/** How often each content word occurs in a text. */
export function bagOf(text: string): Map<string, number> {
  const bag = new Map<string, number>();
  for (const word of text.split(/\s+/u).map(folded))
    if (word !== '' && !functionWords.has(word)) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** Unigram F1 of two texts without function words (ROUGE-1, Lin 2004); 0 if both are empty. */
export function unigramF1(a: string, b: string): number {
  const [left, right] = [bagOf(a), bagOf(b)];
  let both = 0;
  for (const [word, count] of left) both += Math.min(count, right.get(word) ?? 0);
  const all = (bag: Map<string, number>): number => [...bag.values()].reduce((sum, count) => sum + count, 0);
  return (2 * both) / Math.max(1, all(left) + all(right));
}

/**
 * Pk (Beeferman, Berger and Lafferty 1999): how often one segmentation puts two passages half a mean segment apart into
 * one subject and the other into two. `cuts` are the passages at which a new subject begins. null if the talk is too
 * short.
 */
export function pkOf(passages: number, reference: readonly number[], hypothesis: readonly number[]): number | null {
  const distance = Math.max(2, roundHalfEven(passages / (2 * (reference.length + 1))));
  if (passages <= distance) return null;
  const subject = (cuts: readonly number[], passage: number): number => cuts.filter((cut) => cut <= passage).length;
  const same = (cuts: readonly number[], passage: number): boolean =>
    subject(cuts, passage) === subject(cuts, passage + distance);
  let wrong = 0;
  for (let passage = 0; passage < passages - distance; passage += 1)
    if (same(reference, passage) !== same(hypothesis, passage)) wrong += 1;
  return wrong / (passages - distance);
}

function roundHalfEven(value: number): number {
  const low = Math.floor(value);
  if (value - low !== 0.5) return Math.round(value);
  return low % 2 === 0 ? low : low + 1;
}
