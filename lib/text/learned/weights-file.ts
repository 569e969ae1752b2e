import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** int8 weights with one scale; `weights` is base64. */
const linearSchema = z.object({ scale: z.number(), bias: z.number(), weights: z.string() });
/** Terms in the order of their columns; `idf` is base64 of little-endian float32. */
const tfidfSchema = z.object({ terms: z.array(z.string()), idf: z.string() });
const forestSchema = z.object({
  bias: z.number(),
  roots: z.array(z.number()),
  feature: z.array(z.number()),
  threshold: z.array(z.number()),
  left: z.array(z.number()),
  right: z.array(z.number()),
  value: z.array(z.number()),
});

export type TfidfFile = z.infer<typeof tfidfSchema>;
export type ForestFile = z.infer<typeof forestSchema>;
export const weightsShapes = { linear: linearSchema, tfidf: tfidfSchema, forest: forestSchema };

/**
 * Reads a weights file as scripts/train-talk/export.py writes it. Throws ZodError if its content does not match the
 * schema.
 */
export function readWeightsAt<T>(url: URL, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(gunzipSync(readFileSync(url)).toString('utf8')));
}

/** The same for files in `weights`, next to this module. */
export function readWeights<T>(name: string, schema: z.ZodType<T>): T {
  return readWeightsAt(new URL(`weights/${name}`, import.meta.url), schema);
}

export function int8Of(base64: string): Int8Array {
  return Int8Array.from(Buffer.from(base64, 'base64').values(), (byte) => (byte << 24) >> 24);
}

/** Decodes little-endian float32 values, whatever the byte order of the machine. */
export function floatsOf(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(i * 4));
}
