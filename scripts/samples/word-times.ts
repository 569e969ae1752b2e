import { execFileSync } from 'node:child_process';

/** The time of a word, from the start of the utterance. */
export interface SaidWord {
  word: string;
  start_s: number;
  end_s: number;
}

interface Phone {
  name: string;
  start_s: number;
  end_s: number;
}

/**
 * When a synthetic voice says each word: flite's own durations of the sounds of the utterance (`-psdur`), assigned to
 * its words by aligning them with the sounds of each word spoken alone, which differ slightly ("the" before a vowel).
 */
export function wordTimes(voice: string, text: string, stretch: number): SaidWord[] {
  const phones = phonesOf(voice, text, stretch);
  const words = text.split(/\s+/u);
  const expected = words.flatMap((word, index) => phonesOf(voice, word, 1).map(({ name }) => ({ name, index })));
  const wordOf = aligned(
    phones.map(({ name }) => name),
    expected,
  );
  return words.map((word, index) => {
    const own = phones.filter((_, phone) => wordOf[phone] === index);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) throw new Error(`flite says nothing for "${word}".`);
    return { word, start_s: first.start_s, end_s: last.end_s };
  });
}

/** flite prints the end of each sound; `pau` is silence. */
function phonesOf(voice: string, text: string, stretch: number): Phone[] {
  const printed = execFileSync(
    'flite',
    ['-voice', voice, '--setf', `duration_stretch=${stretch}`, '-psdur', '-t', text, '-o', 'none'],
    { encoding: 'utf8' },
  );
  let before = 0;
  const phones = printed
    .trim()
    .split(/\s+/u)
    .map((entry): Phone => {
      const [name = '', end = ''] = entry.split(':');
      const phone = { name, start_s: before, end_s: Number(end) };
      before = phone.end_s;
      return phone;
    });
  return phones.filter(({ name }) => name !== 'pau');
}

/** For each sound its word, by the least edit distance; an inserted sound goes with the previous one. */
function aligned(said: readonly string[], expected: readonly { name: string; index: number }[]): number[] {
  const costs = said.reduce<number[][]>(
    (rows, name, i) => {
      const above = rows[i] ?? [];
      const row = [i + 1];
      for (const [j, other] of expected.entries())
        row.push(Math.min((above[j] ?? 0) + (name === other.name ? 0 : 1), (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
      return [...rows, row];
    },
    [[0, ...expected.map((_, j) => j + 1)]],
  );
  const out: number[] = [];
  let [i, j] = [said.length, expected.length];
  while (i > 0) {
    const here = costs[i]?.[j] ?? 0;
    const entry = expected[j - 1];
    if (entry && here === (costs[i - 1]?.[j - 1] ?? 0) + (said[i - 1] === entry.name ? 0 : 1)) {
      out[--i] = entry.index;
      j--;
    } else if (here === (costs[i - 1]?.[j] ?? 0) + 1) out[--i] = entry?.index ?? 0;
    else j--;
  }
  return out;
}
