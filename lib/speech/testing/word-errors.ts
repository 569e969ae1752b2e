/** Lower case, no punctuation, digits left as they are. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().replace(/[^\p{L}\p{N}' ]+/gu, ' ').split(/\s+/).filter((word) => word !== '');
}

/** Word error rate: substitutions, insertions and deletions (Levenshtein) per word of the script. */
export function wordErrorRate(script: string, heard: string): number {
  const expected = wordsOf(script);
  const actual = wordsOf(heard);
  let row = Array.from({ length: actual.length + 1 }, (_, index) => index);
  for (const [index, word] of expected.entries()) {
    const next = [index + 1];
    for (const [other, heardWord] of actual.entries()) {
      const same = (row[other] ?? 0) + (word === heardWord ? 0 : 1);
      next.push(Math.min(same, (row[other + 1] ?? 0) + 1, (next[other] ?? 0) + 1));
    }
    row = next;
  }
  return (row[actual.length] ?? 0) / Math.max(1, expected.length);
}
