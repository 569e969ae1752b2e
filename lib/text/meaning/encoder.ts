import { InferenceSession, Tensor } from '#lib/base/onnx/onnx-runtime';
import { ortWithArena } from '#lib/base/onnx/ort-options';
import { dimensions, encoderFile, mostPieces, readVocabulary } from './use-model.ts';
import { Tokenizer } from './tokenizer.ts';

/** Texts per batch; a larger batch takes more memory and no less time. */
const batch = 16;

/**
 * Universal Sentence Encoder lite (English): maps texts to vectors of length 1, which are close if the texts mean the
 * same.
 */
export class SentenceEncoder {
  readonly #session: InferenceSession;
  readonly #tokenizer: Tokenizer;

  private constructor(session: InferenceSession, tokenizer: Tokenizer) {
    this.#session = session;
    this.#tokenizer = tokenizer;
  }

  static async load(): Promise<SentenceEncoder> {
    return new SentenceEncoder(
      await InferenceSession.create(await encoderFile(), ortWithArena),
      new Tokenizer(await readVocabulary()),
    );
  }

  /** 512 numbers per text, in order of the texts. */
  async encode(texts: readonly string[]): Promise<Float32Array> {
    const pieces = texts.map((text) => this.#tokenizer.encode(text).slice(0, mostPieces));
    // Sorted by length, so that batches need little padding.
    const order = [...pieces.keys()].toSorted((a, b) => (pieces[a]?.length ?? 0) - (pieces[b]?.length ?? 0));
    const vectors = new Float32Array(texts.length * dimensions);
    for (let from = 0; from < order.length; from += batch) {
      const part = order.slice(from, from + batch);
      const longest = Math.max(1, ...part.map((text) => pieces[text]?.length ?? 0));
      const ids = new BigInt64Array(part.length * longest).fill(-1n);
      for (const [row, text] of part.entries())
        for (const [at, piece] of (pieces[text] ?? []).entries()) ids[row * longest + at] = BigInt(piece);
      const { vectors: made } = await this.#session.run({ ids: new Tensor('int64', ids, [part.length, longest]) });
      if (!(made?.data instanceof Float32Array)) throw new Error('the sentence encoder gave no vectors');
      for (const [row, text] of part.entries())
        vectors.set(made.data.subarray(row * dimensions, (row + 1) * dimensions), text * dimensions);
    }
    return vectors;
  }
}
