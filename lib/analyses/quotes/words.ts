/** A word of a text as it is compared: without case, marks on letters, apostrophes and what stands between words. */
export interface FoldedWord {
  folded: string;
  /** Character offsets in the text, end exclusive. */
  start: number;
  end: number;
}

const word = /[\p{L}\p{N}]+(?:['’‘ʼ][\p{L}\p{N}]+)*/gu;
const dropped = /[\p{M}'’‘ʼ]/gu;

export function foldedWords(text: string): FoldedWord[] {
  return Array.from(text.matchAll(word), (match) => ({
    folded: match[0].normalize('NFKD').replace(dropped, '').toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
