import type { Rows } from './rows.ts';

export interface Settings {
  /** `apart`: one logistic regression per class; `one_of`: one softmax over the classes. */
  link: 'apart' | 'one_of';
  epochs: number;
  rate: number;
  l2: number;
  /** Smoothing of the log-count ratios. */
  alpha: number;
  /** A row is divided by its number of features to this power. */
  length: number;
}

/** `weights[column * classes + class]`. */
export interface Linear {
  classes: number;
  weights: Float64Array;
  bias: Float64Array;
  length: number;
}

/**
 * Logistic regression with NB-SVM scaling (Wang and Manning, ACL 2012: each feature times its log-count ratio), by
 * AdaGrad (Duchi et al. 2011) on the log loss with an L2 penalty, weights averaged over the epochs after the first.
 * Rows with a null target are left out. Deterministic.
 */
export function train(rows: Rows, targets: readonly (number[] | null)[], columns: number, settings: Settings): Linear {
  const { link, epochs, rate, l2, alpha, length } = settings;
  const classes = targets.find((target) => target !== null)?.length ?? 0;
  const { ratios, priors } = logCountRatios(rows, targets, { columns, classes, alpha });
  const weights = new Float32Array(columns * classes);
  const squares = new Float32Array(columns * classes).fill(1e-6);
  const bias = priors;
  const sum: Linear = {
    classes,
    weights: new Float64Array(columns * classes),
    bias: new Float64Array(classes),
    length,
  };
  const order = targets.flatMap((target, row) => (target === null ? [] : [row]));
  const random = mulberry32(42);
  const out = new Float64Array(classes);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const row of order) {
      const from = rows.start[row] ?? 0;
      const to = rows.start[row + 1] ?? from;
      const scale = Math.max(1, rows.size[row] ?? 1) ** -length;
      out.set(bias);
      for (let k = from; k < to; k += 1) {
        const at = (rows.index[k] ?? 0) * classes;
        for (let c = 0; c < classes; c += 1)
          out[c] = (out[c] ?? 0) + scale * (ratios[at + c] ?? 0) * (weights[at + c] ?? 0);
      }
      toProbabilities(out, link);
      for (let c = 0; c < classes; c += 1) {
        out[c] = (out[c] ?? 0) - (targets[row]?.[c] ?? 0);
        bias[c] = (bias[c] ?? 0) - 0.001 * (out[c] ?? 0);
      }
      for (let k = from; k < to; k += 1) {
        const at = (rows.index[k] ?? 0) * classes;
        for (let c = 0; c < classes; c += 1) {
          const gradient = scale * (ratios[at + c] ?? 0) * (out[c] ?? 0) + l2 * (weights[at + c] ?? 0);
          const square = (squares[at + c] ?? 0) + gradient * gradient;
          squares[at + c] = square;
          weights[at + c] = (weights[at + c] ?? 0) - (rate * gradient) / Math.sqrt(square);
        }
      }
    }
    if (epoch === 0 && epochs > 1) continue;
    const share = 1 / Math.max(1, epochs - 1);
    for (let i = 0; i < weights.length; i += 1)
      sum.weights[i] = (sum.weights[i] ?? 0) + (weights[i] ?? 0) * (ratios[i] ?? 0) * share;
    for (let c = 0; c < classes; c += 1) sum.bias[c] = (sum.bias[c] ?? 0) + (bias[c] ?? 0) * share;
  }
  return sum;
}

/** Raw scores, `[row * classes + class]`. */
export function scoresOf(rows: Rows, { classes, weights, bias, length }: Linear): Float64Array {
  const count = rows.size.length;
  const out = new Float64Array(count * classes);
  for (let row = 0; row < count; row += 1) {
    const scale = Math.max(1, rows.size[row] ?? 1) ** -length;
    for (let c = 0; c < classes; c += 1) out[row * classes + c] = bias[c] ?? 0;
    for (let k = rows.start[row] ?? 0; k < (rows.start[row + 1] ?? 0); k += 1) {
      const at = (rows.index[k] ?? 0) * classes;
      for (let c = 0; c < classes; c += 1)
        out[row * classes + c] = (out[row * classes + c] ?? 0) + scale * (weights[at + c] ?? 0);
    }
  }
  return out;
}

function toProbabilities(scores: Float64Array, link: Settings['link']): void {
  if (link === 'apart') {
    for (let c = 0; c < scores.length; c += 1) scores[c] = 1 / (1 + Math.exp(-(scores[c] ?? 0)));
    return;
  }
  const most = Math.max(...scores);
  let sum = 0;
  for (let c = 0; c < scores.length; c += 1) sum += scores[c] = Math.exp((scores[c] ?? 0) - most);
  for (let c = 0; c < scores.length; c += 1) scores[c] = (scores[c] ?? 0) / sum;
}

function logCountRatios(
  rows: Rows,
  targets: readonly (number[] | null)[],
  { columns, classes, alpha }: { columns: number; classes: number; alpha: number },
): { ratios: Float32Array; priors: Float64Array } {
  const all = new Float64Array(columns);
  const inside = new Float64Array(columns * classes);
  const total = new Float64Array(classes);
  let texts = 0;
  for (const [row, target] of targets.entries()) {
    if (target === null) continue;
    texts += 1;
    for (let c = 0; c < classes; c += 1) total[c] = (total[c] ?? 0) + (target[c] ?? 0);
    for (let k = rows.start[row] ?? 0; k < (rows.start[row + 1] ?? 0); k += 1) {
      const column = rows.index[k] ?? 0;
      all[column] = (all[column] ?? 0) + 1;
      for (let c = 0; c < classes; c += 1)
        inside[column * classes + c] = (inside[column * classes + c] ?? 0) + (target[c] ?? 0);
    }
  }
  const ratios = Float32Array.from(inside, (count, i) => {
    const n = total[i % classes] ?? 0;
    const rest = (all[Math.floor(i / classes)] ?? 0) - count;
    return Math.abs(Math.log((count + alpha) / (n + 2 * alpha) / ((rest + alpha) / (texts - n + 2 * alpha))));
  });
  return { ratios, priors: Float64Array.from(total, (n) => Math.log((n + 1) / (texts - n + 1))) };
}

/** Mulberry32 (Tommy Ettinger, public domain): a small generator with a seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(items: number[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] ?? 0, items[i] ?? 0];
  }
}
