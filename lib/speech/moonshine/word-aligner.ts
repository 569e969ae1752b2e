import { InferenceSession, Tensor } from '#lib/base/onnx/onnx-runtime';
import { ortOptions } from '#lib/base/onnx/ort-options';
import { partOfDecoder } from './decoder-parts.ts';
import { bestPath, type Matrix } from './time-warping.ts';

/** The heads of the decoder's cross-attention that follow the sound most closely, found on the sample `argument`. */
const followers: readonly { layer: number; head: number }[] = [
  { layer: 1, head: 3 },
  { layer: 1, head: 0 },
  { layer: 2, head: 1 },
];
const layers = [...new Set(followers.map(({ layer }) => layer))];
const startToken = 1;
/** Width of the median filter in frames; odd. */
const medianOver = 5;

/** Finds when each token is spoken, from the decoder's attention while it reads the finished text again. */
export class WordAligner {
  readonly #attention: InferenceSession;

  constructor(attention: InferenceSession) {
    this.#attention = attention;
  }

  /** Builds its graph from the merged decoder. */
  static async load(decoder: Uint8Array): Promise<WordAligner> {
    return new WordAligner(
      await InferenceSession.create(partOfDecoder(decoder, 'first', layers.map(outputOf)), ortOptions),
    );
  }

  /**
   * Start and end of each token, as shares of the sound, 0 to 1, in order. `encoded` is the encoder's output: one frame
   * every 24 ms. A published method (openai/whisper, timing.py): attention weights as z-scores across the tokens, a
   * median filter, dynamic time warping.
   */
  async align(tokens: readonly number[], encoded: Tensor): Promise<{ start: number; end: number }[]> {
    if (tokens.length === 0) return [];
    const ids = [startToken, ...tokens].map(BigInt);
    const outputs = await this.#attention.run({
      input_ids: new Tensor('int64', BigInt64Array.from(ids), [1, ids.length]),
      encoder_hidden_states: encoded,
    });
    const frames = encoded.dims[1] ?? 0;
    const sum: Matrix = { values: new Float32Array(tokens.length * frames), rows: tokens.length, columns: frames };
    for (const { layer, head } of followers) {
      const weights = outputs[outputOf(layer)]?.data;
      if (!(weights instanceof Float32Array)) throw new Error('the decoder gave its attention in an unknown shape');
      const size = ids.length * frames;
      // The attention for a token stands in the row whose input it is; the first row has the start token.
      addScores(sum, weights.subarray(head * size + frames, (head + 1) * size));
    }
    return bestPath(smoothed(sum)).map(({ from, to }) => ({ start: from / frames, end: to / frames }));
  }
}

function outputOf(layer: number): string {
  return `/model/decoder/layers.${layer}/encoder_attn/Softmax_output_0`;
}

/** Adds, for each token and frame, the weight's z-score among those of all tokens in that frame. */
function addScores({ values, rows, columns }: Matrix, weights: Float32Array): void {
  for (let column = 0; column < columns; column++) {
    let [sum, squares] = [0, 0];
    for (let row = 0; row < rows; row++) {
      const weight = weights[row * columns + column] ?? 0;
      sum += weight;
      squares += weight * weight;
    }
    const mean = sum / rows;
    const deviation = Math.sqrt(Math.max(0, squares / rows - mean * mean)) + 1e-9;
    for (let row = 0; row < rows; row++) {
      const index = row * columns + column;
      values[index] = (values[index] ?? 0) + ((weights[index] ?? 0) - mean) / deviation;
    }
  }
}

/** Median filter along time. */
function smoothed({ values, rows, columns }: Matrix): Matrix {
  const half = (medianOver - 1) / 2;
  // A sorted window in which the oldest value is replaced by the newest: sorting again for each of 100,000 cells would
  // take longer than the attention.
  const sorted = new Float32Array(medianOver);
  const out = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    const at = (column: number): number => values[row * columns + Math.min(columns - 1, Math.max(0, column))] ?? 0;
    for (let index = 0; index < medianOver; index++) sorted[index] = at(index - half);
    sorted.sort();
    out[row * columns] = sorted[half] ?? 0;
    for (let column = 1; column < columns; column++) {
      replace(sorted, at(column - half - 1), at(column + half));
      out[row * columns + column] = sorted[half] ?? 0;
    }
  }
  return { values: out, rows, columns };
}

/** Inserts `newer` into the sorted window and removes one value that equals `older`. */
function replace(sorted: Float32Array, older: number, newer: number): void {
  let index = sorted.indexOf(older);
  for (; index > 0 && (sorted[index - 1] ?? 0) > newer; index--) sorted[index] = sorted[index - 1] ?? 0;
  for (; index < sorted.length - 1 && (sorted[index + 1] ?? 0) < newer; index++) sorted[index] = sorted[index + 1] ?? 0;
  sorted[index] = newer;
}
