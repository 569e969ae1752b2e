/**
 * Power of each bin up to half the rate (radix-2 Cooley and Tukey, Hann window). Returns a function that reuses its
 * memory: `size` samples in, `size / 2` powers out, valid until the next call. `size` is a power of two.
 */
export function createPowerSpectrum(size: number): (samples: Float64Array) => Float64Array {
  const window = Float64Array.from({ length: size }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / size));
  const cosine = Float64Array.from({ length: size / 2 }, (_, index) => Math.cos((2 * Math.PI * index) / size));
  const sine = Float64Array.from({ length: size / 2 }, (_, index) => Math.sin((2 * Math.PI * index) / size));
  const bits = Math.log2(size);
  const reversed = Uint32Array.from({ length: size }, (_, index) =>
    Number.parseInt(index.toString(2).padStart(bits, '0').split('').toReversed().join(''), 2),
  );
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
          // Plain variables: array destructuring makes this loop twice as slow.
          const low = start + offset;
          const high = low + half;
          const c = cosine[offset * stride] ?? 0;
          const s = -(sine[offset * stride] ?? 0);
          const highReal = real[high] ?? 0;
          const highImaginary = imaginary[high] ?? 0;
          const re = highReal * c - highImaginary * s;
          const im = highReal * s + highImaginary * c;
          const lowReal = real[low] ?? 0;
          const lowImaginary = imaginary[low] ?? 0;
          real[high] = lowReal - re;
          imaginary[high] = lowImaginary - im;
          real[low] = lowReal + re;
          imaginary[low] = lowImaginary + im;
        }
      }
    }
    for (let bin = 0; bin < powers.length; bin++) powers[bin] = at(real, bin) ** 2 + at(imaginary, bin) ** 2;
    return powers;
  };
}
