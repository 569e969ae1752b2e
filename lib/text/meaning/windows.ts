/** Passages that are read as one: `to` is after the last. */
export interface Window {
  from: number;
  to: number;
  text: string;
}

/** Passages are joined until there are so many words, and at most so many passages. */
export const windowShape = { words: 15, passages: 3 } as const;
/** Fewer words than this say nothing that could be looked for. */
const leastWords = 4;
/** Of a session; half a day of talk has fewer. */
const mostWindows = 5_000;

/** What is said, in pieces that are long enough to be about something. */
export function windowsOf(
  passages: readonly { text: string }[],
  shape: { words: number; passages: number } = windowShape,
): Window[] {
  const windows: Window[] = [];
  for (let from = 0; from < passages.length && windows.length < mostWindows;) {
    let to = from;
    let words = 0;
    while (to < passages.length && to - from < shape.passages && words < shape.words)
      words += wordsIn(passages[to++]?.text ?? '');
    const text = passages
      .slice(from, to)
      .map((passage) => passage.text.trim())
      .join(' ');
    if (words >= leastWords) windows.push({ from, to, text });
    from = to;
  }
  return windows;
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}
