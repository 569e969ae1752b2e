/**
 * Half the number of samples that the interpolation uses; 16 are within 1 % for everything below 0.9 of half the rate.
 */
const depth = 16;

/** The samples that must lie on either side of an interpolated position. */
export const interpolationDepth = depth;

const angle = Math.PI / (depth + 1);
const twice = 2 * Math.cos(angle);

/** The band-limited value between samples, at `at` (in samples): sinc interpolation with a raised-cosine window. */
function valueAt(samples: Float32Array | Float64Array, at: number): number {
  const left = Math.floor(at);
  const share = at - left;
  if (share < 1e-9) return samples[left] ?? 0;
  // sin(pi (at - k)) only changes its sign from k to k + 1; the taper's cosines follow from the two before.
  let sine = Math.sin(Math.PI * share);
  let [before, beforeLast] = [Math.cos(angle * share), Math.cos(angle * (share - 1))];
  let [after, afterLast] = [Math.cos(angle * (1 - share)), Math.cos(angle * -share)];
  let sum = 0;
  for (let step = 0; step < depth; step++) {
    sum +=
      sine *
      (((samples[left - step] ?? 0) * (1 + before)) / (share + step) +
        ((samples[left + 1 + step] ?? 0) * (1 + after)) / (1 - share + step));
    sine = -sine;
    [before, beforeLast] = [twice * before - beforeLast, before];
    [after, afterLast] = [twice * after - afterLast, after];
  }
  return sum / (2 * Math.PI);
}

/**
 * The position between `from` and `to` (less than a sample or two apart) with the largest interpolated value, by golden
 * section search, and that value.
 */
export function peakBetween(
  samples: Float32Array | Float64Array,
  from: number,
  to: number,
): { at: number; value: number } {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  let [a, b] = [high - golden * (high - low), low + golden * (high - low)];
  let [valueA, valueB] = [valueAt(samples, a), valueAt(samples, b)];
  while (high - low > 0.02) {
    if (valueA > valueB) {
      [high, b, valueB] = [b, a, valueA];
      a = high - golden * (high - low);
      valueA = valueAt(samples, a);
    } else {
      [low, a, valueA] = [a, b, valueB];
      b = low + golden * (high - low);
      valueB = valueAt(samples, b);
    }
  }
  const at = (low + high) / 2;
  return { at, value: valueAt(samples, at) };
}
