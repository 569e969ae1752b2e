import llamaTokenizer from 'llama-tokenizer-js';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ortManySteps, ortOptions } from '#lib/audio/ort-options';
import { packageFile } from '#lib/base/package-file';
import { WordAligner } from '#lib/speech/word-aligner';

const layers = 6;
const heads = 8;
const headSize = 36;
const startToken = 1;
const endToken = 2;
/** More tokens than anybody speaks: a decoder that gets there is looping. A short exclamation has many a second, each with its comma. */
const maxTokensPerSecond = 6.5;
const moreTokens = 12;
const rate = 16_000;

/** A word as it was read; seconds from the start of the sound. */
export interface ReadWord {
  word: string;
  start_s: number;
  end_s: number;
  /** Geometric mean of the probabilities of its tokens, 0 to 1. */
  confidence: number;
}

/** What the model made of one piece of sound. */
export interface Recognition {
  /** Cut at white space, with their punctuation, in order. */
  words: ReadWord[];
  /** Geometric mean of the token probabilities, 0 to 1; 0 where there are none. */
  confidence: number;
  /** The decoder was stopped at the greatest believable length instead of ending by itself. */
  hitLimit: boolean;
}

/** Gives the arena's unused blocks back once per span; lengths differ, so they would pile up. */
const shrinkFirst: InferenceSession.RunOptions = { extra: { memory: { enable_memory_arena_shrinkage: 'cpu:0' } } };

type Tensors = Record<string, Tensor>;

/** Moonshine Tiny (English, int8): 16 kHz samples in, greedy text and the times of its words out. */
export class MoonshineModel {
  readonly #encoder: InferenceSession;
  readonly #decoder: InferenceSession;
  readonly #aligner: WordAligner;

  constructor(encoder: InferenceSession, decoder: InferenceSession, aligner: WordAligner) {
    this.#encoder = encoder;
    this.#decoder = decoder;
    this.#aligner = aligner;
  }

  static async load(): Promise<MoonshineModel> {
    const folder = packageFile('@moonshine-ai/moonshine-js', 'dist/model/tiny/quantized');
    const encoder = await InferenceSession.create(`${folder}/encoder_model.onnx`, ortOptions);
    const decoder = await InferenceSession.create(`${folder}/decoder_model_merged.onnx`, ortManySteps);
    return new MoonshineModel(encoder, decoder, await WordAligner.load(`${folder}/decoder_model_merged.onnx`));
  }

  /** Runs to the end of the sound or until `signal` aborts, which is looked at before each token. */
  async recognise(samples: Float32Array, signal: AbortSignal): Promise<Recognition> {
    const maxTokens = moreTokens + Math.ceil((samples.length / rate) * maxTokensPerSecond);
    const encoded = await this.#encoder.run({ input_values: new Tensor('float32', samples, [1, samples.length]) });
    const encoder_hidden_states = tensorOf(encoded, 'last_hidden_state');
    const cache = emptyCache();
    const tokens: number[] = [];
    const logs: number[] = [];
    let hitLimit = true;
    for (let step = 0; step < maxTokens; step++) {
      signal.throwIfAborted();
      const feeds = {
        ...cache,
        input_ids: new Tensor('int64', BigInt64Array.of(BigInt(tokens.at(-1) ?? startToken)), [1, 1]),
        encoder_hidden_states,
        use_cache_branch: new Tensor('bool', [step > 0], [1]),
      };
      const output = await (step === 0 ? this.#decoder.run(feeds, shrinkFirst) : this.#decoder.run(feeds, laterOutputs));
      const { token, probability } = pick(tensorOf(output, 'logits'));
      logs.push(Math.log(Math.max(probability, 1e-9)));
      if (token === endToken) {
        hitLimit = false;
        break;
      }
      tokens.push(token);
      // The encoder's half of the cache is made in the first step and stays.
      for (const key of Object.keys(cache)) {
        if (step === 0 || key.includes('.decoder.')) cache[key] = tensorOf(output, key.replace('past_key_values', 'present'));
      }
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

/** Tokens as words; `to` is after the last token. A token that begins with a space begins a word. */
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

/** The model learned some words from old books: "to-day", "to-morrow", "to-night". */
function todaysSpelling(text: string): string {
  return text.replace(/\b(to)-(day|morrow|night)\b/gi, '$1$2');
}

/** After the first step the encoder's half of the cache does not change: not asking for it saves copying megabytes per token. */
const laterOutputs = ['logits', ...Object.keys(emptyCache()).filter((key) => key.includes('.decoder.')).map((key) => key.replace('past_key_values', 'present'))];

function emptyCache(): Tensors {
  const cache: Tensors = {};
  for (let layer = 0; layer < layers; layer++) {
    for (const side of ['decoder', 'encoder']) {
      for (const part of ['key', 'value']) {
        cache[`past_key_values.${layer}.${side}.${part}`] = new Tensor('float32', new Float32Array(0), [0, heads, 1, headSize]);
      }
    }
  }
  return cache;
}

function tensorOf(outputs: InferenceSession.OnnxValueMapType, name: string): Tensor {
  const value = outputs[name];
  if (!(value instanceof Tensor)) throw new Error(`the model gave no ${name}`);
  return value;
}

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
  for (let index = 0; index < data.length; index++) sum += Math.exp((data[index] ?? 0) - best);
  return { token, probability: 1 / sum };
}
