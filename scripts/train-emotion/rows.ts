import { featuresOf } from '#lib/text/emotion/features';
import { unitsOf } from '#lib/text/emotion/units';
import { textOf } from '#lib/text/model';
import { givenTranscript } from '#lib/analyses/transcript/given';

/**
 * Sparse rows of ones: row i has the columns `index[start[i]]` to `index[start[i + 1] - 1]`; `size` counts all its
 * features, known or not.
 */
export interface Rows {
  start: Int32Array;
  index: Int32Array;
  size: Int32Array;
}

/** Keys of a text's features; a text of several units has the tone of the first. */
export function keysOf(text: string): number[] {
  const tone =
    unitsOf(
      textOf({ transcript: givenTranscript([{ text, speaker: null, start_s: null, end_s: null }]), context: {} }),
    )[0]?.tone ?? 0;
  return featuresOf(text, tone).features.map(({ key }) => key);
}

/** Columns for all keys that at least `least` texts have, in order of first appearance. */
export function columnsOf(texts: readonly number[][], least: number): Map<number, number> {
  const seen = new Map<number, number>();
  for (const keys of texts) for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  return new Map([...seen].filter(([, times]) => times >= least).map(([key], column) => [key, column]));
}

export function rowsOf(texts: readonly number[][], columns: ReadonlyMap<number, number>): Rows {
  const start = new Int32Array(texts.length + 1);
  const index: number[] = [];
  for (const [i, keys] of texts.entries()) {
    for (const key of keys) {
      const column = columns.get(key);
      if (column !== undefined) index.push(column);
    }
    start[i + 1] = index.length;
  }
  return { start, index: Int32Array.from(index), size: Int32Array.from(texts, (keys) => keys.length) };
}
