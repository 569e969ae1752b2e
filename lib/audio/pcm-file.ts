import { closeSync, openSync, writeSync } from 'node:fs';

/** A file of 16-bit samples that grows. What `write` was given is in the file when it returns. */
export class PcmFile {
  readonly #file: number;
  #isOpen = true;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  write(samples: Int16Array): void {
    const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
  }

  close(): void {
    if (this.#isOpen) closeSync(this.#file);
    this.#isOpen = false;
  }
}

/** One array of several. */
export function joined(parts: readonly Int16Array[], length: number): Int16Array {
  const whole = new Int16Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Left, right and their mean of interleaved samples. */
export function apart(interleaved: Int16Array): { left: Int16Array; right: Int16Array; mix: Int16Array } {
  const length = Math.floor(interleaved.length / 2);
  const [left, right, mix] = [new Int16Array(length), new Int16Array(length), new Int16Array(length)];
  for (let index = 0; index < length; index++) {
    const [a, b] = [interleaved[2 * index] ?? 0, interleaved[2 * index + 1] ?? 0];
    left[index] = a;
    right[index] = b;
    mix[index] = Math.round((a + b) / 2);
  }
  return { left, right, mix };
}
