import { countForms, formNames } from './forms.ts';
import { plain, tokensOf, wordsOf } from './plain.ts';

/** One passage of a conversation, as in the transcript. */
export interface Passage {
  text: string;
  /** null if the speaker is unknown; all such passages count as one speaker's. */
  speaker: string | null;
}

/** The counts of a conversation. scripts/train-talk/features.py counts in the same way. */
export interface Counted {
  /** The texts after `plain`. */
  plain: string[];
  tokens: string[][];
  /** [passages][features]: shape, forms, forms per word, forms and lengths of neighbours, cohesion. */
  dense: Float32Array[];
}

/** Counted in the original text, in addition to the forms. */
const markNames = ['question_marks', 'exclamations', 'commas', 'capitals', 'names'] as const;
export const countedNames: readonly string[] = [...formNames, ...markNames];
/** Number of features of position, length and share, which come before the counted ones. */
export const shapeSize = 25;

const most = { passages: 400, words: 4000, speakers: 8, edge: 20 } as const;

const occurrences = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function marks(raw: string): number[] {
  return [
    occurrences(raw, /\?/g),
    occurrences(raw, /!/g),
    occurrences(raw, /,/g),
    occurrences(raw, /\b[A-Z]{3,}\b/g),
    occurrences(raw, /[a-z,] [A-Z][a-z]+/g),
  ];
}

type Bag = Map<string, number>;

function bagOf(words: readonly string[]): Bag {
  const bag: Bag = new Map();
  for (const word of words) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

function cosine(a: Bag, b: Bag): number {
  let dot = 0;
  let [sizeA, sizeB] = [0, 0];
  for (const [word, count] of a) {
    dot += count * (b.get(word) ?? 0);
    sizeA += count * count;
  }
  for (const count of b.values()) sizeB += count * count;
  const size = Math.sqrt(sizeA * sizeB);
  return size === 0 ? 0 : dot / size;
}

function merged(bags: readonly Bag[]): Bag {
  const out: Bag = new Map();
  for (const bag of bags) for (const [word, count] of bag) out.set(word, (out.get(word) ?? 0) + count);
  return out;
}

/** Similarity of the words before and after the start of a passage, in blocks of three and of eight passages. */
function cohesion(bags: readonly Bag[], k: number): number[] {
  return [3, 8].map((width) => cosine(merged(bags.slice(Math.max(0, k - width), k)), merged(bags.slice(k, k + width))));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Counts all features. Linear in the length of the conversation. */
export function countedOf(passages: readonly Passage[]): Counted {
  const n = passages.length;
  const low = passages.map(({ text }) => plain(text));
  const tokens = low.map(tokensOf);
  const counted = tokens.map((own, k) => [...countForms(own), ...marks(passages[k]?.text ?? '')]);
  const lengths = low.map((text) => wordsOf(text).length);
  const total = sum(lengths) || 1;
  const speakers = passages.map(({ speaker }) => speaker ?? '');
  const asked = passages.map(({ text }) => occurrences(text, /\?/g));
  const firstWord = countedNames.indexOf('wh0');
  const share = new Map<string, number>();
  const turns = new Map<string, number>();
  const asking = new Map<string, number>();
  for (const [k, speaker] of speakers.entries()) {
    share.set(speaker, (share.get(speaker) ?? 0) + (lengths[k] ?? 0));
    turns.set(speaker, (turns.get(speaker) ?? 0) + 1);
    const asks = (asked[k] ?? 0) > 0 || (counted[k]?.[firstWord] ?? 0) > 0;
    asking.set(speaker, (asking.get(speaker) ?? 0) + Number(asks));
  }
  const rank = new Map(
    [...share.entries()].toSorted((a, b) => b[1] - a[1]).map(([speaker], place) => [speaker, place]),
  );
  const own3 = low.map((text): string[] => text.match(/[a-z']{3,}/g) ?? []);
  const spread: Bag = new Map();
  for (const words of own3) for (const word of new Set(words)) spread.set(word, (spread.get(word) ?? 0) + 1);
  const longFrom = lengths.toSorted((a, b) => a - b)[Math.floor(0.8 * (n - 1))] ?? 0;
  const mean = total / Math.max(1, n);
  const bags = low.map((text) => bagOf(text.match(/[a-z]{4,}/g) ?? []));
  const seen = new Set<string>();
  const nothing = countedNames.map(() => 0);
  let before = 0;

  const dense = passages.map(({ text }, k): Float32Array => {
    const words = own3[k] ?? [];
    const length = lengths[k] ?? 0;
    const speaker = speakers[k] ?? '';
    const fresh = new Set(words.filter((word) => !seen.has(word))).size;
    for (const word of words) seen.add(word);
    const stripped = text.trimEnd();
    const forms = counted[k] ?? nothing;
    const row = [
      length,
      Math.log1p(length),
      text.split(/(?<=[.?!])\s+/u).filter((part) => part !== '').length,
      k / n,
      before / total,
      Math.min(n, most.passages),
      Math.log(Math.min(total, most.words)),
      Math.min(share.size, most.speakers),
      Math.min(k, most.edge),
      Math.min(n - 1 - k, most.edge),
      (share.get(speaker) ?? 0) / total,
      Math.min(rank.get(speaker) ?? 0, most.speakers),
      Number(speaker === speakers[0]),
      (asking.get(speaker) ?? 0) / (turns.get(speaker) ?? 1),
      Number(k > 0 && speakers[k - 1] !== speaker),
      Number(k + 1 < n && speakers[k + 1] !== speaker),
      fresh,
      fresh / (words.length + 1),
      words.length > 0 ? sum(words.map((word) => Math.log1p(spread.get(word) ?? 0))) / words.length : 0,
      length / (1 + mean),
      Number(length >= longFrom),
      Number(stripped.endsWith('?')),
      Number(stripped.endsWith('-')),
      sum(asked.slice(Math.max(0, k - 3), k)),
      sum(asked.slice(k + 1, k + 4)),
      ...forms,
      ...forms.map((count) => count / (length + 1)),
      ...(counted[k - 1] ?? nothing),
      ...(counted[k + 1] ?? nothing),
      lengths[k - 1] ?? 0,
      lengths[k + 1] ?? 0,
      ...cohesion(bags, k),
    ];
    before += length;
    return Float32Array.from(row);
  });
  return { plain: low, tokens, dense };
}
