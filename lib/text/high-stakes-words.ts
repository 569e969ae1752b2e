import { anyOf } from '#lib/text/lexicons/lexicon';

/**
 * Words that accuse or wound somebody where a recogniser made them up: names of crimes, words of threats, and slurs.
 * Chosen by hand. They say nothing about who uses them: they only raise how sure the
 * recogniser has to be before a reading quotes them.
 */
const words = ['crimes', 'weapons-and-violence', 'slurs'].map(anyOf).join('|');
const grave = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words}|(?:hurt|hang) (?:you|him|her|them))(?![\\p{L}\\p{N}])`, 'iu');

/** Whether a passage holds a word that does harm where it is a mistake. */
export function hasHighStakesWord(text: string): boolean {
  return grave.test(text);
}
