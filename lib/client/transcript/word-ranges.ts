/** The range of a word in its segment's text, with its time. */
export interface WordRange {
  from: number;
  to: number;
  start_s: number;
  end_s: number;
}

interface TimedWord {
  word: string;
  start_s: number;
  end_s: number;
}

/** Finds each word in the text, in order; a word that does not occur is left out. */
export function wordRanges(text: string, words: readonly TimedWord[]): WordRange[] {
  const ranges: WordRange[] = [];
  let from = 0;
  for (const { word, start_s, end_s } of words) {
    const at = word === '' ? -1 : text.indexOf(word, from);
    if (at === -1) continue;
    from = at + word.length;
    ranges.push({ from: at, to: from, start_s, end_s });
  }
  return ranges;
}

/** The word at `time_s`: the last one that has started. */
export function wordAt(ranges: readonly WordRange[], time_s: number): WordRange | null {
  let found: WordRange | null = null;
  for (const range of ranges) {
    if (range.start_s > time_s) break;
    found = range;
  }
  return found && time_s <= found.end_s + 0.3 ? found : null;
}

/** The word at a position in the text (a click), or the last one before it. */
export function wordAtOffset(ranges: readonly WordRange[], offset: number): WordRange | null {
  let found: WordRange | null = null;
  for (const range of ranges) {
    if (range.from > offset) break;
    found = range;
  }
  return found;
}
