/** How many characters of `text` are firm: its leading words that the previous reading also had. */
export function firmPart(before: string, text: string): number {
  const [old, next] = [wordsOf(before), wordsOf(text)];
  let firm = 0;
  for (const [index, { word, end }] of next.entries()) {
    // The last word of a reading may be incomplete.
    if (old[index]?.word !== word || index === old.length - 1) break;
    firm = end;
  }
  return firm;
}

function wordsOf(text: string): { word: string; end: number }[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ word, end: index + word.length }));
}
