import { field, fieldsOf, numberField, textOf, type Field } from '#lib/base/onnx/onnx-wire';

/** Field numbers of onnx.proto3 (github.com/onnx/onnx/blob/main/onnx/onnx.proto). */
const model = { graph: 7 };
const graph = { node: 1, name: 2, initializer: 5, input: 11, output: 12 };
const node = { input: 1, output: 2, operation: 4, attribute: 5 };
const attribute = { name: 1, graph: 6 };
const tensor = { name: 8 };
const valueInfo = { name: 1, type: 2 };
const float = 1;

/**
 * The branches of a merged decoder, by the names in its export: the first step fills the cache, later steps read it.
 */
const branches = { first: 'else_branch', later: 'then_branch' } as const;

/**
 * The part of a merged decoder that computes `outputs`, as a model of its own: extracted from one branch, with only the
 * nodes and weights that lead to these tensors. Its inputs are those of the decoder that are needed. Throws Error if
 * the file is built differently.
 */
export function partOfDecoder(file: Uint8Array, step: keyof typeof branches, outputs: readonly string[]): Uint8Array {
  const parts = [...fieldsOf(file)];
  const whole = [...fieldsOf(contentOf(parts, model.graph))];
  const branch = [...fieldsOf(branchOf(whole, branches[step]))];
  const { nodes, needed } = leadingTo(
    branch.filter(({ number }) => number === graph.node),
    outputs,
  );
  const kept = (number: number, key: number): Uint8Array[] =>
    [...whole, ...branch]
      .filter((part) => part.number === number && needed.has(textAt(part.content, key)))
      .map(({ whole: bytes }) => bytes);
  const made = Buffer.concat([
    ...nodes.map(({ whole: bytes }) => bytes),
    field(graph.name, step),
    ...kept(graph.initializer, tensor.name),
    ...kept(graph.input, valueInfo.name),
    ...outputs.map((name) =>
      field(
        graph.output,
        Buffer.concat([field(valueInfo.name, name), field(valueInfo.type, field(1, numberField(1, float)))]),
      ),
    ),
  ]);
  return Buffer.concat(parts.map((part) => (part.number === model.graph ? field(model.graph, made) : part.whole)));
}

/** A branch of the only `If` node. */
function branchOf(whole: readonly Field[], name: string): Uint8Array {
  const fork = whole.find((part) => part.number === graph.node && textAt(part.content, node.operation) === 'If');
  const sides = fork ? [...fieldsOf(fork.content)].filter(({ number }) => number === node.attribute) : [];
  const side = sides.find(({ content }) => textAt(content, attribute.name) === name);
  if (!side) throw new Error(`the decoder has no ${name}`);
  return contentOf([...fieldsOf(side.content)], attribute.graph);
}

/** The nodes that compute `outputs`, in their order, and the names of all tensors that they read. */
function leadingTo(nodes: readonly Field[], outputs: readonly string[]): { nodes: Field[]; needed: Set<string> } {
  const needed = new Set(outputs);
  const kept: Field[] = [];
  const made = new Set<string>();
  // Each node stands after those whose results it reads.
  for (const part of nodes.toReversed()) {
    const fields = [...fieldsOf(part.content)];
    const gives = fields.filter(({ number }) => number === node.output).map(({ content }) => textOf(content));
    if (!gives.some((name) => needed.has(name))) continue;
    kept.unshift(part);
    for (const name of gives) made.add(name);
    for (const { number, content } of fields) if (number === node.input) needed.add(textOf(content));
  }
  const missing = outputs.find((name) => !made.has(name));
  if (missing !== undefined) throw new Error(`the decoder has no ${missing}`);
  return { nodes: kept, needed };
}

function contentOf(parts: readonly Field[], number: number): Uint8Array {
  const found = parts.find((part) => part.number === number);
  if (!found) throw new Error('the decoder is built in another way');
  return found.content;
}

function textAt(message: Uint8Array, number: number): string {
  for (const part of fieldsOf(message)) if (part.number === number) return textOf(part.content);
  return '';
}
