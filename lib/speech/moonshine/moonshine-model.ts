import { readFile } from 'node:fs/promises';
import llamaTokenizer from 'llama-tokenizer-js';
import { InferenceSession, Tensor } from '#lib/base/onnx/onnx-runtime';
import { ortManySteps, ortOptions } from '#lib/base/onnx/ort-options';
import { packageFile } from '#lib/base/package-file';
import { partOfDecoder } from './decoder-parts.ts';
import { WordAligner } from './word-aligner.ts';

const layers = 6;
const startToken = 1;
const endToken = 2;
/**
 * More tokens than anyone speaks: a decoder that reaches this is looping. A short exclamation has many per second, each
 * with its comma.
 */
const maxTokensPerSecond = 6.5;
const moreTokens = 12;
const rate = 16_000;

/** A recognised word; seconds from the start of the sound. */
export interface ReadWord {
  word: string;
  start_s: number;
  end_s: number;
  /** Geometric mean of the probabilities of its tokens, 0 to 1. */
  confidence: number;
}

/** The result for one piece of sound. */
export interface Recognition {
  /** Split at white space, with their punctuation, in order. */
  words: ReadWord[];
  /** Geometric mean of the token probabilities, 0 to 1; 0 without tokens. */
  confidence: number;
  /** The decoder was stopped at the greatest believable length instead of ending by itself. */
  hitLimit: boolean;
}

/** Releases the arena's unused blocks after each piece; lengths differ, so they would accumulate. */
const shrink: InferenceSession.RunOptions = { extra: { memory: { enable_memory_arena_shrinkage: 'cpu:0' } } };

type Tensors = Record<string, Tensor>;

/** The decoder, one model per kind of step. */
interface Decoder {
  /** Computes the first token and both halves of the cache; the encoder's half does not change later. */
  first: InferenceSession;
  /** Computes the next token and the decoder's half of the cache. */
  later: InferenceSession;
}

/** Moonshine Tiny (English, int8): 16 kHz samples in, greedy text and the times of its words out. */
export class MoonshineModel {
  readonly #encoder: InferenceSession;
  readonly #decoder: Decoder;
  readonly #aligner: WordAligner;

  constructor(encoder: InferenceSession, decoder: Decoder, aligner: WordAligner) {
    this.#encoder = encoder;
    this.#decoder = decoder;
    this.#aligner = aligner;
  }

  /**
   * The merged decoder is split: inside its `If` node nothing can be precomputed, so each of its steps takes nearly
   * twice as long.
   */
  static async load(): Promise<MoonshineModel> {
    const folder = packageFile('@moonshine-ai/moonshine-js', 'dist/model/tiny/quantized');
    const encoder = await InferenceSession.create(`${folder}/encoder_model.onnx`, ortOptions);
    const merged = await readFile(`${folder}/decoder_model_merged.onnx`);
    const decoder = {
      first: await InferenceSession.create(
        partOfDecoder(merged, 'first', ['logits', ...cacheOf('decoder'), ...cacheOf('encoder')]),
        ortOptions,
      ),
      later: await InferenceSession.create(
        partOfDecoder(merged, 'later', ['logits', ...cacheOf('decoder')]),
        ortManySteps,
      ),
    };
    return new MoonshineModel(encoder, decoder, await WordAligner.load(merged));
  }

  /** Runs to the end of the sound or until `signal` aborts, which is checked before each token. */
  async recognise(samples: Float32Array, signal: AbortSignal): Promise<Recognition> {
    const maxTokens = moreTokens + Math.ceil((samples.length / rate) * maxTokensPerSecond);
    const encoded = await this.#encoder.run({ input_values: new Tensor('float32', samples, [1, samples.length]) });
    const encoder_hidden_states = tensorOf(encoded, 'last_hidden_state');
    const cache: Tensors = {};
    const tokens: number[] = [];
    const logs: number[] = [];
    let hitLimit = true;
    for (let step = 0; step < maxTokens; step++) {
      signal.throwIfAborted();
      const input_ids = new Tensor('int64', BigInt64Array.of(BigInt(tokens.at(-1) ?? startToken)), [1, 1]);
      const output = await (step === 0
        ? this.#decoder.first.run({ input_ids, encoder_hidden_states })
        : step === 1
          ? this.#decoder.later.run({ ...cache, input_ids }, shrink)
          : this.#decoder.later.run({ ...cache, input_ids }));
      const { token, probability } = pick(tensorOf(output, 'logits'));
      logs.push(Math.log(Math.max(probability, 1e-9)));
      if (token === endToken) {
        hitLimit = false;
        break;
      }
      tokens.push(token);
      for (const name of Object.keys(output))
        if (name !== 'logits') cache[name.replace('present', 'past_key_values')] = tensorOf(output, name);
    }
    const places = await this.#aligner.align(tokens, encoder_hidden_states);
    const length_s = samples.length / rate;
    const words = wordsIn(tokens).map(({ word, from, to }) => ({
      word,
      start_s: (places[from]?.start ?? 0) * length_s,
      end_s: (places[to - 1]?.end ?? 1) * length_s,
      confidence: geometricMean(logs.slice(from, to)),
    }));
    return { words, confidence: tokens.length === 0 ? 0 : geometricMean(logs), hitLimit };
  }
}

/** Joins tokens to words; `to` is exclusive. A token that begins with a space begins a word. */
function wordsIn(tokens: readonly number[]): { word: string; from: number; to: number }[] {
  const groups: { from: number; to: number }[] = [];
  for (const [index, token] of tokens.entries()) {
    const last = groups.at(-1);
    if (!last || llamaTokenizer.vocabById[token]?.startsWith('▁')) groups.push({ from: index, to: index + 1 });
    else last.to = index + 1;
  }
  return groups.flatMap(({ from, to }) => {
    const word = todaysSpelling(llamaTokenizer.decode(tokens.slice(from, to), false, false).trim());
    return word === '' ? [] : [{ word, from, to }];
  });
}

function geometricMean(logs: readonly number[]): number {
  return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}

/** Modernises words that the model learned from old books: "to-day", "to-morrow", "to-night". */
function todaysSpelling(text: string): string {
  return text.replace(/\b(to)-(day|morrow|night)\b/gi, '$1$2');
}

/** The tensors of the cache that were computed from the text so far (`decoder`) or from the sound (`encoder`). */
function cacheOf(side: 'decoder' | 'encoder'): string[] {
  return Array.from({ length: layers }, (_, layer) => [
    `present.${layer}.${side}.key`,
    `present.${layer}.${side}.value`,
  ]).flat();
}

function tensorOf(outputs: InferenceSession.OnnxValueMapType, name: string): Tensor {
  const value = outputs[name];
  if (!(value instanceof Tensor)) throw new Error(`the model gave no ${name}`);
  return value;
}

/** Together, all 32,768 tokens this far below the best add less than 0.0001 to the sum, and nearly all are. */
const negligible = -20;

/** The likeliest token and its probability (softmax over the vocabulary). */
function pick(logits: Tensor): { token: number; probability: number } {
  const { data } = logits;
  if (!(data instanceof Float32Array)) throw new Error('the model gave logits of another type');
  let token = 0;
  let best = -Infinity;
  for (let index = 0; index < data.length; index++) {
    const value = data[index] ?? 0;
    if (value > best) [best, token] = [value, index];
  }
  let sum = 0;
  for (let index = 0; index < data.length; index++) {
    const below = (data[index] ?? 0) - best;
    if (below > negligible) sum += Math.exp(below);
  }
  return { token, probability: 1 / sum };
}
