/** The shortest turn in frames: 1.2 s. */
const shortest = 120;

/**
 * The likeliest voice of each frame if no turn is shorter than 1.2 s (Viterbi). `likelihoods` has one list per voice.
 */
export function voicePath(likelihoods: readonly Float64Array[], count: number): Int8Array {
  const path = new Int8Array(count);
  const sums = likelihoods.map((list) => {
    const sum = new Float64Array(count + 1);
    for (let frame = 0; frame < count; frame++) sum[frame + 1] = (sum[frame] ?? 0) + (list[frame] ?? 0);
    return sum;
  });
  const over = (voice: number, from: number, to: number): number =>
    (sums[voice]?.[to] ?? 0) - (sums[voice]?.[from] ?? 0);
  if (count <= shortest) return path.fill(argmax(likelihoods.map((_, voice) => over(voice, 0, count))));
  /** best[t]: the largest sum for all frames before t; `last` is the voice before t, which began at `begun`. */
  const best = new Float64Array(count + 1).fill(-1e18);
  best[0] = 0;
  const last = new Int8Array(count + 1);
  const begun = likelihoods.map(() => new Int32Array(count + 1));
  const running = likelihoods.map(() => -1e18);
  for (let t = shortest; t <= count; t++) {
    for (const [voice, starts] of begun.entries()) {
      const fresh = (best[t - shortest] ?? 0) + over(voice, t - shortest, t);
      const longer = (running[voice] ?? 0) + (likelihoods[voice]?.[t - 1] ?? 0);
      running[voice] = Math.max(fresh, longer);
      starts[t] = longer > fresh ? (starts[t - 1] ?? 0) : t - shortest;
    }
    last[t] = argmax(running);
    best[t] = running[last[t] ?? 0] ?? 0;
  }
  for (let t = count; t > 0;) {
    const voice = last[t] ?? 0;
    const from = begun[voice]?.[t] ?? 0;
    path.fill(voice, from, t);
    // The rest at the start is too short for another turn.
    if (from < shortest) path.fill(voice, 0, from);
    t = from < shortest ? 0 : from;
  }
  return path;
}

function argmax(values: readonly number[]): number {
  let best = 0;
  for (const [index, value] of values.entries()) if (value > (values[best] ?? -Infinity)) best = index;
  return best;
}
