import { wordsOf } from './plain.ts';
import { floatsOf, type TfidfFile } from './weights-file.ts';

/** The terms of a text as columns with tf-idf weights, normalised to length 1 (sublinear term frequency). */
export interface TermVector {
  columns: number[];
  values: number[];
}

export interface Terms {
  /** Column of each term. */
  columns: ReadonlyMap<string, number>;
  idf: Float32Array;
}

export function termsOf(file: TfidfFile): Terms {
  return { columns: new Map(file.terms.map((term, column) => [term, column])), idf: floatsOf(file.idf) };
}

/** Single words and pairs of neighbouring words. */
export function gramsOf(tokens: readonly string[]): string[] {
  return [...tokens, ...tokens.slice(1).map((token, i) => `${tokens[i] ?? ''} ${token}`)];
}

const pieceLengths = [3, 4, 5] as const;
const knownPieces = new Map<string, string[]>();
/** Most words whose pieces are cached. */
const mostKnown = 20_000;

/** Pieces of three to five characters of each word, padded with a space on both sides (scikit-learn's `char_wb`). */
export function piecesOf(text: string): string[] {
  return wordsOf(text).flatMap((word) => {
    const known = knownPieces.get(word);
    if (known) return known;
    const padded = /[\uD800-\uDFFF]/u.test(word) ? [' ', ...Array.from(word), ' '] : ` ${word} `;
    const out: string[] = [];
    for (const length of pieceLengths) {
      out.push(part(padded, 0, length));
      for (let at = 1; at + length <= padded.length; at += 1) out.push(part(padded, at, length));
      if (padded.length <= length) break;
    }
    if (knownPieces.size >= mostKnown) knownPieces.clear();
    knownPieces.set(word, out);
    return out;
  });
}

function part(padded: string | string[], at: number, length: number): string {
  const piece = padded.slice(at, at + length);
  return typeof piece === 'string' ? piece : piece.join('');
}

/** The tf-idf vector of these terms, of length 1. Terms outside the vocabulary are skipped. */
export function vectorOf(known: Terms, terms: Iterable<string>): TermVector {
  const counts = new Map<number, number>();
  for (const term of terms) {
    const column = known.columns.get(term);
    if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return vectorOfCounts(known, counts);
}

/** The same from counts by column. */
export function vectorOfCounts({ idf }: Terms, counts: ReadonlyMap<number, number>): TermVector {
  const vector: TermVector = { columns: [...counts.keys()], values: [] };
  let square = 0;
  for (const [column, count] of counts) {
    const value = (1 + Math.log(count)) * (idf[column] ?? 0);
    vector.values.push(value);
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  vector.values = vector.values.map((value) => value / length);
  return vector;
}

/** The sum of weights times values. `offset` is the block's first column in the weights. */
export function dot(weights: Int8Array, { columns, values }: TermVector, offset: number): number {
  let total = 0;
  for (let i = 0; i < columns.length; i += 1) total += (weights[offset + (columns[i] ?? 0)] ?? 0) * (values[i] ?? 0);
  return total;
}
