import { dimensions } from './use-model.ts';

/** Packs each number of a vector into one byte. The scale need not be stored, because every vector has length 1. */
export function packed(vectors: Float32Array): Int8Array {
  const bytes = new Int8Array(vectors.length);
  for (let at = 0; at < vectors.length; at += dimensions) {
    let most = 0;
    for (let index = at; index < at + dimensions; index++) most = Math.max(most, Math.abs(vectors[index] ?? 0));
    for (let index = at; index < at + dimensions; index++)
      bytes[index] = most === 0 ? 0 : Math.round(((vectors[index] ?? 0) / most) * 127);
  }
  return bytes;
}

/** Cosines of a vector of length 1 with each packed vector. */
export function cosines(query: Float32Array, bytes: Int8Array): Float32Array {
  const found = new Float32Array(bytes.length / dimensions);
  for (let row = 0; row < found.length; row++) {
    let product = 0;
    let square = 0;
    for (let index = 0, at = row * dimensions; index < dimensions; index++, at++) {
      const value = bytes[at] ?? 0;
      product += (query[index] ?? 0) * value;
      square += value * value;
    }
    found[row] = square === 0 ? 0 : product / Math.sqrt(square);
  }
  return found;
}
