import { lexicon } from '#lib/text/lexicons/lexicon';

/**
 * Function words of German, French, Spanish, Italian, Portuguese, Dutch, Swedish and Polish that are not English words,
 * without apostrophes.
 */
const foreign = lexicon('other-languages');
const english = lexicon('frequent-english');

/**
 * Least number and share of such words in a short foreign text. English texts contain a few in loan phrases ("je ne
 * sais quoi").
 */
const least = { words: 2, share: 0.2 } as const;

/** Whether a few words are plainly in another language; false if that cannot be told. */
export function plainlyForeign(words: readonly string[]): boolean {
  const other = words.filter((word) => foreign.has(word)).length;
  return (
    other >= least.words &&
    other >= words.length * least.share &&
    other > words.filter((word) => english.has(word)).length
  );
}
