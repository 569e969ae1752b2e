import { anyOf } from '#lib/text/lexicons/lexicon';

/**
 * Words that accuse or hurt someone if the recogniser invented them: names of crimes, words of threats, and slurs,
 * chosen by hand. They say nothing about the person who uses them. They only raise the confidence that the recogniser
 * needs before a reading quotes them.
 */
const words = ['crimes', 'weapons-and-violence', 'slurs'].map(anyOf).join('|');
const grave = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words}|(?:hurt|hang) (?:you|him|her|them))(?![\\p{L}\\p{N}])`, 'iu');

/** Whether a passage contains a word that does harm if it is a recognition error. */
export function hasHighStakesWord(text: string): boolean {
  return grave.test(text);
}
