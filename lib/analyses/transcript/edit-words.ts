import type { Segment, Word } from '#lib/speech/contract';
import { spreadWords } from '#lib/speech/words';

/** Most pairs of words that are compared. Above it, all words between the first and the last change count as new. */
const mostPairs = 4_000_000;

/** The words of a text, separated by white space, with their offsets. */
export function wordsIn(text: string): { word: string; at: number }[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({ word: match[0], at: match.index }));
}

/**
 * Words of an edited passage: unchanged words keep their times, the others are spread over the time between them and
 * marked approximate. `before` are the passage's words before the edit.
 */
export function retimed(segment: Segment, before: readonly Word[]): Word[] {
  const words = wordsIn(segment.text).map(({ word }) => word);
  const stayed = pairs(
    before.map(({ word }) => plain(word)),
    words.map(plain),
  );
  const out: Word[] = [];
  let open: string[] = [];
  const close = (until_s: number): void => {
    const from_s = out.at(-1)?.end_s ?? segment.start_s;
    if (open.length > 0) out.push(...between(segment.id, open, from_s, Math.max(from_s, until_s)));
    open = [];
  };
  for (const [index, word] of words.entries()) {
    const known = before[stayed.get(index) ?? -1];
    if (known) {
      close(known.start_s);
      out.push({ ...known, segment_id: segment.id, word });
    } else open.push(word);
  }
  close(segment.end_s);
  return out;
}

function between(id: number, words: readonly string[], start_s: number, end_s: number): Word[] {
  if (end_s > start_s) return spreadWords({ id, start_s, end_s, text: words.join(' '), voiced: [{ start_s, end_s }] });
  return words.map((word) => ({ segment_id: id, word, start_s, end_s: start_s, approximate: true }));
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '') || word;
}

/** Longest common subsequence: maps indices in `after` to indices in `before`. */
function pairs(before: readonly string[], after: readonly string[]): Map<number, number> {
  const found = new Map<number, number>();
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) found.set(head, head++);
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail += 1;
    found.set(after.length - tail, before.length - tail);
  }
  const [rows, columns] = [before.length - head - tail, after.length - head - tail];
  if (rows * columns > mostPairs) return found;
  const width = columns + 1;
  /** Length of the longest common subsequence from a row and column on. */
  const longest = new Uint16Array((rows + 1) * width);
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0;
  const same = (row: number, column: number): boolean => before[head + row] === after[head + column];
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      longest[row * width + column] = same(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (same(row, column)) found.set(head + column++, head + row++);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return found;
}
