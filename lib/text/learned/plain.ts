/**
 * Normalises text for the learned models: lower case, straight apostrophes, and contractions that a tokenizer has split
 * ("do n't", "gon na") joined again. scripts/train-talk/features.py does the same.
 */
export function plain(text: string): string {
  return text
    .replaceAll(/[‘’]/gu, "'")
    .toLowerCase()
    .replaceAll(/ n't\b/g, "n't")
    .replaceAll(/ '(s|re|ve|ll|d|m)\b/g, "'$1")
    .replaceAll(/\b(wan|got) (na|ta)\b/g, '$1$2')
    .replaceAll(/\bgon na\b/g, 'gonna');
}

/** Words with their apostrophes, runs of digits, question marks and exclamation marks of a text after `plain`. */
export function tokensOf(text: string): string[] {
  return text.match(/[a-z']+|\d+|[?!]/g) ?? [];
}

/** Words, separated by white space. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}
