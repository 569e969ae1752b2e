/** A word with its expected duration, in seconds at any pace. */
export interface ExpectedWord {
  said: number;
  breath: number;
  /** Whether a comma, a full stop or the like follows. */
  ends: boolean;
}

interface Stretch {
  start_s: number;
  end_s: number;
}

/** Words `from` to `to` (exclusive) are spoken in parts `firstPart` to `lastPart` (inclusive). */
export interface Run {
  from: number;
  to: number;
  firstPart: number;
  lastPart: number;
}

/** Costs, comparable to the squared logarithm of how much faster or slower than average a run would be. */
const withoutPunctuation = 0.15;
/** For each second of a pause that would lie inside a word or be ignored. */
const perSecondIgnored = 2;
/** More words than this are spread without regard to pauses: no segment of 10 s has them. */
const mostWords = 120;
const mostParts = 24;

/**
 * Assigns words to the parts between pauses: runs of words such that each run is spoken at nearly the same pace, and
 * pauses stand at punctuation if possible. Found by dynamic programming over pauses and words. A pause may also fall
 * inside a word, at a cost that grows with its length.
 */
export function pausesAtWords(words: readonly ExpectedWord[], parts: readonly Stretch[]): Run[] {
  const all: Run[] = [{ from: 0, to: words.length, firstPart: 0, lastPart: parts.length - 1 }];
  if (words.length < 2 || parts.length < 2 || words.length > mostWords || parts.length > mostParts)
    return words.length === 0 ? [] : all;
  const expected = sums(words.map(({ said, breath }) => said + breath));
  const voiced = sums(parts.map(({ start_s, end_s }) => end_s - start_s));
  const gap = (pause: number): number => (parts[pause]?.start_s ?? 0) - (parts[pause - 1]?.end_s ?? 0);
  const pace = (voiced[parts.length] ?? 0) / Math.max(1e-6, expected[words.length] ?? 0);
  const costOfRun = (from: number, to: number, firstPart: number, nextPart: number): number => {
    const length = ((expected[to] ?? 0) - (expected[from] ?? 0)) * pace;
    const heard = (voiced[nextPart] ?? 0) - (voiced[firstPart] ?? 0);
    let ignored = 0;
    for (let pause = firstPart + 1; pause < nextPart; pause++) ignored += gap(pause);
    return (
      Math.log(Math.max(1e-3, heard) / Math.max(1e-3, length)) ** 2 * Math.min(1, heard) + ignored * perSecondIgnored
    );
  };
  /** best[part][word]: the least cost of having spoken `word` words before `part`, with a pause between them. */
  const best: { cost: number; part: number; word: number }[][] = [[{ cost: 0, part: 0, word: 0 }]];
  for (let part = 1; part <= parts.length; part++) {
    const row: { cost: number; part: number; word: number }[] = [];
    const isLast = part === parts.length;
    for (let word = isLast ? words.length : 1; word <= (isLast ? words.length : words.length - 1); word++) {
      const atPause = isLast || words[word - 1]?.ends ? 0 : withoutPunctuation;
      let cheapest = { cost: Number.POSITIVE_INFINITY, part: 0, word: 0 };
      for (let before = 0; before < part; before++) {
        for (const [said, entry] of (best[before] ?? []).entries()) {
          if (!entry || said >= word) continue;
          const cost = entry.cost + costOfRun(said, word, before, part) + atPause;
          if (cost < cheapest.cost) cheapest = { cost, part: before, word: said };
        }
      }
      row[word] = cheapest;
    }
    best.push(row);
  }
  const runs: Run[] = [];
  for (let [part, word] = [parts.length, words.length]; part > 0;) {
    const entry = best[part]?.[word];
    if (!entry || entry.cost === Number.POSITIVE_INFINITY) return all;
    runs.unshift({ from: entry.word, to: word, firstPart: entry.part, lastPart: part - 1 });
    [part, word] = [entry.part, entry.word];
  }
  return runs;
}

/** sums[i] is the sum of the first i. */
function sums(values: readonly number[]): number[] {
  const out = [0];
  for (const value of values) out.push((out.at(-1) ?? 0) + value);
  return out;
}
