/** A Float32Array that grows: four bytes per value, however long the recording. */
export class GrowingFloats {
  #values = new Float32Array(4_096);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Float32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  /** A copy of the pushed values. */
  toArray(): Float32Array {
    return this.#values.slice(0, this.length);
  }
}
