import { dimensions } from './cepstra.ts';

const triangle = (dimensions * (dimensions + 1)) / 2;
/** Added to each variance, so that few frames do not make it degenerate. */
const softening = 1e-2;

/** Count, sum and second moments (lower triangle, row by row) of frames: everything that a Gaussian needs. */
export interface Moments {
  count: number;
  sums: Float64Array;
  products: Float64Array;
}

export function noMoments(): Moments {
  return { count: 0, sums: new Float64Array(dimensions), products: new Float64Array(triangle) };
}

/** Adds frames `from` to `to` (exclusive). */
export function addFrames(moments: Moments, frames: Float32Array, from: number, to: number): void {
  const { sums, products } = moments;
  moments.count += to - from;
  for (let frame = from; frame < to; frame++) {
    const at = frame * dimensions;
    for (let row = 0, cell = 0; row < dimensions; row++) {
      const value = frames[at + row] ?? 0;
      sums[row] = (sums[row] ?? 0) + value;
      for (let column = 0; column <= row; column++, cell++)
        products[cell] = (products[cell] ?? 0) + value * (frames[at + column] ?? 0);
    }
  }
}

/** Writes the moments of both together into `into`. */
export function together(a: Moments, b: Moments, into: Moments): Moments {
  into.count = a.count + b.count;
  for (let index = 0; index < dimensions; index++) into.sums[index] = (a.sums[index] ?? 0) + (b.sums[index] ?? 0);
  for (let index = 0; index < triangle; index++)
    into.products[index] = (a.products[index] ?? 0) + (b.products[index] ?? 0);
  return into;
}

const scratch = new Float64Array(dimensions * dimensions);

/** `count` times the logarithm of the covariance's determinant: the spread of the frames. */
export function spreadOf({ count, sums, products }: Moments): number {
  for (let row = 0, cell = 0; row < dimensions; row++) {
    for (let column = 0; column <= row; column++, cell++) {
      scratch[row * dimensions + column] =
        (products[cell] ?? 0) / count -
        (((sums[row] ?? 0) / count) * (sums[column] ?? 0)) / count +
        (row === column ? softening : 0);
    }
  }
  return count * factorise(scratch);
}

/** Cholesky factor in place (lower triangle); returns the logarithm of the determinant. */
function factorise(matrix: Float64Array): number {
  let logarithm = 0;
  for (let row = 0; row < dimensions; row++) {
    for (let column = 0; column <= row; column++) {
      let value = matrix[row * dimensions + column] ?? 0;
      for (let k = 0; k < column; k++)
        value -= (matrix[row * dimensions + k] ?? 0) * (matrix[column * dimensions + k] ?? 0);
      if (row === column) {
        value = Math.max(value, 1e-10);
        logarithm += Math.log(value);
        matrix[row * dimensions + row] = Math.sqrt(value);
      } else matrix[row * dimensions + column] = value / (matrix[column * dimensions + column] ?? 1);
    }
  }
  return logarithm;
}

/** The weight of the covariance of all frames in that of one voice, in frames. */
const prior = 3 * dimensions;

/** Log-likelihood of each frame under the Gaussian of these moments, regularised by `all`. Up to a constant. */
export function likelihoods(frames: Float32Array, moments: Moments, all: Moments): Float64Array {
  const count = frames.length / dimensions;
  const out = new Float64Array(count);
  if (moments.count === 0) return out.fill(-1e6);
  const means = moments.sums.map((sum) => sum / moments.count);
  const factor = new Float64Array(dimensions * dimensions);
  for (let row = 0, cell = 0; row < dimensions; row++) {
    for (let column = 0; column <= row; column++, cell++) {
      const own = (moments.products[cell] ?? 0) - (means[row] ?? 0) * (moments.sums[column] ?? 0);
      factor[row * dimensions + column] =
        (own + ((all.products[cell] ?? 0) / all.count) * prior) / (moments.count + prior) +
        (row === column ? softening : 0);
    }
  }
  const logarithm = factorise(factor);
  const solved = new Float64Array(dimensions);
  for (let frame = 0; frame < count; frame++) {
    let distance = 0;
    for (let row = 0; row < dimensions; row++) {
      let value = (frames[frame * dimensions + row] ?? 0) - (means[row] ?? 0);
      for (let column = 0; column < row; column++)
        value -= (factor[row * dimensions + column] ?? 0) * (solved[column] ?? 0);
      value /= factor[row * dimensions + row] ?? 1;
      solved[row] = value;
      distance += value * value;
    }
    out[frame] = -0.5 * (distance + logarithm);
  }
  return out;
}
