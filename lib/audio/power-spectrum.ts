/**
 * Power of each bin up to half the rate (radix-2 Cooley and Tukey, Hann window). Gives a function that reuses its
 * memory: `size` samples in, `size / 2` powers out, valid until the next call. `size` is a power of two.
 */
export function createPowerSpectrum(size: number): (samples: Float64Array) => Float64Array {
  const window = Float64Array.from({ length: size }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / size));
  const cosine = Float64Array.from({ length: size / 2 }, (_, index) => Math.cos((2 * Math.PI * index) / size));
  const sine = Float64Array.from({ length: size / 2 }, (_, index) => Math.sin((2 * Math.PI * index) / size));
  const bits = Math.log2(size);
  const reversed = Uint32Array.from({ length: size }, (_, index) => Number.parseInt(index.toString(2).padStart(bits, '0').split('').toReversed().join(''), 2));
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  const powers = new Float64Array(size / 2);
  const at = (values: Float64Array, index: number): number => values[index] ?? 0;

  return (samples) => {
    for (let index = 0; index < size; index++) {
      real[reversed[index] ?? 0] = at(samples, index) * at(window, index);
    }
    imaginary.fill(0);
    for (let half = 1; half < size; half *= 2) {
      const stride = size / (2 * half);
      for (let start = 0; start < size; start += 2 * half) {
        for (let offset = 0; offset < half; offset++) {
          const [low, high] = [start + offset, start + offset + half];
          const [c, s] = [at(cosine, offset * stride), -at(sine, offset * stride)];
          const [re, im] = [at(real, high) * c - at(imaginary, high) * s, at(real, high) * s + at(imaginary, high) * c];
          real[high] = at(real, low) - re;
          imaginary[high] = at(imaginary, low) - im;
          real[low] = at(real, low) + re;
          imaginary[low] = at(imaginary, low) + im;
        }
      }
    }
    for (let bin = 0; bin < powers.length; bin++) powers[bin] = at(real, bin) ** 2 + at(imaginary, bin) ** 2;
    return powers;
  };
}
