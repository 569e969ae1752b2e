/**
 * Converts from 16 to 24 kHz, the rate of streaming endpoints: every two samples become three, by linear interpolation.
 * Speech recognition loses nothing, since there is nothing above 8 kHz.
 */
export function toWireRate(): TransformStream<Uint8Array, Uint8Array> {
  let last = 0;
  /** Position of the next output sample, in thirds of an input sample, after `last`. */
  let at = 3;
  return new TransformStream({
    transform(chunk, controller) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      const out: number[] = [];
      for (let index = 0; index + 1 < bytes.length; index += 2) {
        const next = bytes.readInt16LE(index);
        for (; at <= 3; at += 2) out.push(Math.round(last + ((next - last) * at) / 3));
        at -= 3;
        last = next;
      }
      const samples = Buffer.alloc(2 * out.length);
      for (const [index, sample] of out.entries()) samples.writeInt16LE(sample, 2 * index);
      controller.enqueue(new Uint8Array(samples));
    },
  });
}

export const wireRate = 24_000;
