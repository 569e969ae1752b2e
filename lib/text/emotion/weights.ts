import { readFileSync } from 'node:fs';

/** The description that `scripts/train-emotion.ts` writes beside the weights: format, source and quality. */
export interface WeightsCard {
  /** Number of columns. For each feature, the int8 weights of all classes follow one another. */
  features: number;
  emotions: string[];
  sentiments: string[];
  /** Step of an int8 weight, and bias, per class: emotions first, then sentiments. */
  steps: number[];
  bias: number[];
  /** Least raw score, per emotion, at which it is listed. */
  thresholds: number[];
  /** A passage's sum is divided by its number of features to this power. */
  length_power: { emotions: number; sentiments: number };
}

export interface Weights extends WeightsCard {
  values: Int8Array;
  /** Column of a feature's key, or -1. */
  columnOf(key: number): number;
}

const slots = 2 ** 16;

/** Encodes keys as ascending differences in 7-bit groups (LEB128), followed by the weights. */
export function encode(keys: readonly number[], values: Int8Array): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (const key of keys) {
    let rest = key - before;
    before = key;
    while (rest >= 128) {
      bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }
  return Uint8Array.from([...bytes, ...new Uint8Array(values.buffer, values.byteOffset, values.byteLength)]);
}

export function decode(bytes: Uint8Array, card: WeightsCard): Weights {
  const table = new Int32Array(slots).fill(-1);
  const keys = new Int32Array(card.features);
  let at = 0;
  let key = 0;
  for (let column = 0; column < card.features; column += 1) {
    let factor = 1;
    let byte = 128;
    while (byte >= 128) {
      byte = bytes[at] ?? 0;
      key += (byte % 128) * factor;
      factor *= 128;
      at += 1;
    }
    keys[column] = key;
    let slot = key % slots;
    while ((table[slot] ?? -1) >= 0) slot = (slot + 1) % slots;
    table[slot] = column;
  }
  const values = Int8Array.from(bytes.subarray(at));
  const expected = card.features * card.steps.length;
  if (values.length !== expected)
    throw new RangeError(`the emotion weights hold ${values.length} values, not ${expected}`);
  return {
    ...card,
    values,
    columnOf(wanted) {
      for (let slot = wanted % slots; ; slot = (slot + 1) % slots) {
        const column = table[slot] ?? -1;
        if (column < 0 || keys[column] === wanted) return column;
      }
    },
  };
}

let loaded: Weights | undefined;

/** The shipped weights, loaded at the first use in each thread. Server side only. */
export function weights(): Weights {
  loaded ??= decode(
    readFileSync(new URL('weights.bin', import.meta.url)),
    JSON.parse(readFileSync(new URL('weights.json', import.meta.url), 'utf8')) as WeightsCard,
  );
  return loaded;
}

/** Replaces the weights in this thread, so that the training can measure weights before it writes them. */
export function replaceWeights(other: Weights): void {
  loaded = other;
}
