import { readFile } from 'node:fs/promises';
import type { Word } from '#lib/speech/contract';

/** A word with its true time. */
export interface SaidWord {
  word: string;
  start_s: number;
  end_s: number;
}

/** The words of a sample in the repository, as the synthetic voices spoke them. */
export async function saidWords(name: 'planning' | 'argument'): Promise<SaidWord[]> {
  const url = new URL(`../../../public/samples/${name}.json`, import.meta.url);
  const { turns } = JSON.parse(await readFile(url, 'utf8')) as { turns: { words: SaidWord[] }[] };
  return turns.flatMap(({ words }) => words);
}

/** Pairs each spoken word with its recognised word, by the least edit distance; misheard words are left out. */
export function alignWords<T extends Pick<Word, 'word'>>(
  said: readonly SaidWord[],
  heard: readonly T[],
): { said: SaidWord; heard: T }[] {
  const [a, b] = [said, heard].map((words) =>
    words.map(({ word }) => word.toLowerCase().replace(/[^\p{L}\p{N}']/gu, '')),
  ) as [string[], string[]];
  const costs: number[][] = [[0, ...b.map((_, j) => j + 1)]];
  for (const [i, word] of a.entries()) {
    const above = costs[i] ?? [];
    const row = [i + 1];
    for (const [j, other] of b.entries())
      row.push(Math.min((above[j] ?? 0) + (word === other ? 0 : 1), (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    costs.push(row);
  }
  const pairs: { said: SaidWord; heard: T }[] = [];
  for (let [i, j] = [a.length, b.length]; i > 0 && j > 0;) {
    const [here, same] = [costs[i]?.[j] ?? 0, a[i - 1] === b[j - 1]];
    if (here === (costs[i - 1]?.[j - 1] ?? 0) + (same ? 0 : 1)) {
      [i, j] = [i - 1, j - 1];
      const [truth, found] = [said[i], heard[j]];
      if (same && truth && found) pairs.unshift({ said: truth, heard: found });
    } else if (here === (costs[i - 1]?.[j] ?? 0) + 1) i--;
    else j--;
  }
  return pairs;
}

/** Absolute errors of the start times in seconds, sorted. */
export function startErrors(pairs: readonly { said: SaidWord; heard: Pick<Word, 'start_s'> }[]): number[] {
  return pairs.map(({ said, heard }) => Math.abs(heard.start_s - said.start_s)).toSorted((x, y) => x - y);
}
