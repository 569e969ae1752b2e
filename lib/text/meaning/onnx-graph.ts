import { field, numberField } from '#lib/base/onnx/onnx-wire';

/** Field and type numbers of onnx.proto3 (github.com/onnx/onnx/blob/main/onnx/onnx.proto). */
const model = { irVersion: 1, producer: 2, graph: 7, opset: 8 };
const graph = { node: 1, name: 2, initializer: 5, input: 11, output: 12 };
const node = { input: 1, output: 2, name: 3, operation: 4, attribute: 5 };
const attribute = { name: 1, float: 2, int: 3, ints: 8, type: 20 };
const attributeTypes = { float: 1, int: 2, ints: 7 };
const tensor = { dims: 1, type: 2, name: 8, raw: 9 };
const elements = { float: 1, int8: 3, int64: 7 } as const;

type Values = Float32Array | Int8Array | BigInt64Array;
/** An integer, a list of integers, or a float as `{ float }`. */
export type Attribute = number | readonly number[] | { float: number };

/** Builds an ONNX model node by node. Tensors are identified by name. */
export class OnnxGraph {
  readonly #nodes: Uint8Array[] = [];
  readonly #weights: Uint8Array[] = [];
  #names = 0;

  /** Adds weights or another constant; returns its name. */
  constant(dims: readonly number[], values: Values): string {
    const name = `w${this.#names++}`;
    const type =
      values instanceof Float32Array ? elements.float : values instanceof Int8Array ? elements.int8 : elements.int64;
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    this.#weights.push(
      field(
        graph.initializer,
        Buffer.concat([
          ...dims.map((size) => numberField(tensor.dims, size)),
          numberField(tensor.type, type),
          field(tensor.name, name),
          field(tensor.raw, bytes),
        ]),
      ),
    );
    return name;
  }

  numbers(...values: readonly number[]): string {
    return this.constant([values.length], BigInt64Array.from(values, BigInt));
  }

  scalar(value: number): string {
    return this.constant([], Float32Array.of(value));
  }

  /** Adds a node with one result; returns the result's name. */
  op(operation: string, inputs: readonly string[], attributes: Readonly<Record<string, Attribute>> = {}): string {
    return this.ops(operation, inputs, 1, attributes)[0] ?? '';
  }

  ops(
    operation: string,
    inputs: readonly string[],
    results: number,
    attributes: Readonly<Record<string, Attribute>> = {},
  ): string[] {
    const outputs = Array.from({ length: results }, () => `t${this.#names++}`);
    this.#nodes.push(nodeOf(operation, inputs, outputs, attributes));
    return outputs;
  }

  /** The content of the model file. Dimensions of unknown size are given by name. */
  file(
    opset: number,
    input: { name: string; dims: readonly (string | number)[] },
    output: { name: string; from: string; dims: readonly (string | number)[] },
  ): Uint8Array {
    const made = Buffer.concat([
      ...this.#nodes,
      nodeOf('Identity', [output.from], [output.name], {}),
      field(graph.name, 'undertone'),
      ...this.#weights,
      field(graph.input, valueInfo(input.name, elements.int64, input.dims)),
      field(graph.output, valueInfo(output.name, elements.float, output.dims)),
    ]);
    return Buffer.concat([
      numberField(model.irVersion, 8),
      field(model.producer, 'undertone'),
      field(model.graph, made),
      field(model.opset, Buffer.concat([field(1, ''), numberField(2, opset)])),
    ]);
  }
}

function nodeOf(
  operation: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Readonly<Record<string, Attribute>>,
): Uint8Array {
  return field(
    graph.node,
    Buffer.concat([
      ...inputs.map((name) => field(node.input, name)),
      ...outputs.map((name) => field(node.output, name)),
      field(node.name, outputs[0] ?? operation),
      field(node.operation, operation),
      ...Object.entries(attributes).map(([name, value]) => field(node.attribute, attributeOf(name, value))),
    ]),
  );
}

function attributeOf(name: string, value: Attribute): Uint8Array {
  const begun = field(attribute.name, name);
  if (typeof value === 'number')
    return Buffer.concat([begun, signedField(attribute.int, value), numberField(attribute.type, attributeTypes.int)]);
  if ('float' in value)
    return Buffer.concat([
      begun,
      floatField(attribute.float, value.float),
      numberField(attribute.type, attributeTypes.float),
    ]);
  return Buffer.concat([
    begun,
    ...value.map((item) => signedField(attribute.ints, item)),
    numberField(attribute.type, attributeTypes.ints),
  ]);
}

/** A negative number takes ten bytes, the longest varint. */
function signedField(number: number, value: number): Uint8Array {
  if (value >= 0) return numberField(number, value);
  const bytes: number[] = [];
  for (let rest = BigInt.asUintN(64, BigInt(value)); rest > 0n; rest >>= 7n)
    bytes.push(Number(rest & 127n) | (rest > 127n ? 128 : 0));
  return Buffer.concat([numberField(number, 0).subarray(0, -1), Uint8Array.from(bytes)]);
}

function floatField(number: number, value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  // The key of a 32-bit number, which has wire type 5.
  return Buffer.concat([Uint8Array.of((number << 3) | 5), bytes]);
}

function valueInfo(name: string, type: number, dims: readonly (string | number)[]): Uint8Array {
  const shape = Buffer.concat(
    dims.map((size) => field(1, typeof size === 'string' ? field(2, size) : numberField(1, size))),
  );
  return Buffer.concat([field(1, name), field(2, field(1, Buffer.concat([numberField(1, type), field(2, shape)])))]);
}
