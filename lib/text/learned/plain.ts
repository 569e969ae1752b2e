/**
 * Text as the learned models read it; scripts/train-talk/features.py does the same. Lower case, straight apostrophes,
 * and contractions that a tokenizer took apart ("do n't", "gon na") put together.
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

/** Words with their apostrophes, runs of digits, question and exclamation marks of a text that went through `plain`. */
export function tokensOf(text: string): string[] {
  return text.match(/[a-z']+|\d+|[?!]/g) ?? [];
}

/** Words parted by white space. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}
