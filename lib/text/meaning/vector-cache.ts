/** Keeps vectors by key up to a number of bytes; drops the least recently used first. */
export class VectorCache {
  readonly #kept = new Map<string, Int8Array>();
  readonly #most: number;
  #bytes = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Int8Array | null {
    const vectors = this.#kept.get(key);
    return vectors ? this.add(key, vectors) : null;
  }

  /** Returns the vectors. */
  add(key: string, vectors: Int8Array): Int8Array {
    this.#bytes += vectors.length - (this.#kept.get(key)?.length ?? 0);
    // A map iterates in the order of insertion.
    this.#kept.delete(key);
    this.#kept.set(key, vectors);
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= this.#most) break;
      this.#kept.delete(oldest);
      this.#bytes -= length;
    }
    return vectors;
  }
}
