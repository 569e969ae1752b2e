import { createPowerSpectrum } from '#lib/audio/measure/power-spectrum';

const rate = 16_000;
/** Samples per frame, and between frames: 100 frames per second. */
const size = 512;
export const frameHop = 160;

const filters = 30;
/** Numbers per frame: mel cepstral coefficients 1 to 19, without the loudness (coefficient 0). */
export const dimensions = 19;
const lowest_hz = 100;
const highest_hz = 7_600;
const preEmphasis = 0.97;

/** For each filter (a triangle on the mel scale): its bins with their weights. */
const melFilters = Array.from({ length: filters }, (_, filter) => {
  const mel = (hertz: number): number => 1_127 * Math.log(1 + hertz / 700);
  const edge = (index: number): number =>
    700 * (Math.exp((mel(lowest_hz) + ((mel(highest_hz) - mel(lowest_hz)) * index) / (filters + 1)) / 1_127) - 1);
  const [low, middle, high] = [edge(filter), edge(filter + 1), edge(filter + 2)];
  return Array.from({ length: size / 2 }, (__, bin) => {
    const hertz = (bin * rate) / size;
    return { bin, weight: Math.max(0, Math.min((hertz - low) / (middle - low), (high - hertz) / (high - middle))) };
  }).filter(({ weight }) => weight > 0);
});
const cosines = Array.from({ length: dimensions }, (_, index) =>
  Float64Array.from(
    { length: filters },
    (__, filter) => Math.sqrt(2 / filters) * Math.cos((Math.PI * (index + 1) * (filter + 0.5)) / filters),
  ),
);

/** The number of whole frames in this many samples. */
export function framesIn(samples: number): number {
  return Math.max(0, Math.floor((samples - size) / frameHop) + 1);
}

/** The frames that begin in `samples`, each as `dimensions` numbers. */
export function cepstraOf(samples: Float32Array): Float32Array {
  const count = framesIn(samples.length);
  const out = new Float32Array(count * dimensions);
  const spectrum = createPowerSpectrum(size);
  const frame = new Float64Array(size);
  const logs = new Float64Array(filters);
  for (let index = 0; index < count; index++) {
    const from = index * frameHop;
    for (let offset = 0; offset < size; offset++) {
      const at = from + offset;
      frame[offset] = (samples[at] ?? 0) - preEmphasis * (samples[Math.max(0, at - 1)] ?? 0);
    }
    const powers = spectrum(frame);
    for (const [filter, bins] of melFilters.entries()) {
      let sum = 1e-8;
      for (const { bin, weight } of bins) sum += weight * (powers[bin] ?? 0);
      logs[filter] = Math.log(sum);
    }
    for (const [coefficient, row] of cosines.entries()) {
      let sum = 0;
      for (let filter = 0; filter < filters; filter++) sum += (row[filter] ?? 0) * (logs[filter] ?? 0);
      out[index * dimensions + coefficient] = sum;
    }
  }
  return out;
}

/** Scales each coefficient to mean 0 and deviation 1 over the whole recording. In place. */
export function standardise(frames: Float32Array): void {
  const count = frames.length / dimensions;
  for (let coefficient = 0; coefficient < dimensions; coefficient++) {
    let [sum, squares] = [0, 0];
    for (let at = coefficient; at < frames.length; at += dimensions) {
      const value = frames[at] ?? 0;
      sum += value;
      squares += value * value;
    }
    const mean = sum / count;
    const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean)) + 1e-6;
    for (let at = coefficient; at < frames.length; at += dimensions)
      frames[at] = ((frames[at] ?? 0) - mean) / deviation;
  }
}
