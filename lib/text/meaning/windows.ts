/** Neighbouring passages that are encoded as one text; `to` is exclusive. */
export interface Window {
  from: number;
  to: number;
  text: string;
}

/** Passages are joined up to this number of words, and at most this many of them. */
export const windowShape = { words: 15, passages: 3 } as const;
/** In words. A shorter text has too little meaning to search for. */
const leastWords = 4;
/** Per session; half a day of talk has fewer. */
const mostWindows = 5_000;

/** Splits passages into windows that are long enough to be about something. */
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
