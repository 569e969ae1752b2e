import type { EmotionName, SentimentName } from './names.ts';
import { featuresOf } from './features.ts';
import type { EmotionToken } from './tokens.ts';
import { weights, type Weights } from './weights.ts';

interface FoundEmotion {
  emotion: EmotionName;
  /** Probability by the model, 0 to 1. */
  score: number;
  /** Raw score minus the threshold; negative if no emotion reaches its threshold and this one is nearest. */
  margin: number;
}

export interface Classified {
  /** Largest margin first. Never empty: if no emotion reaches its threshold, the nearest is listed. */
  emotions: FoundEmotion[];
  /** Probability of each emotion, 0 to 1, whether or not it reaches its threshold. */
  all: Record<EmotionName, number>;
  /** Probabilities, summing to 1. */
  sentiment: Record<SentimentName, number>;
  /** The contribution of each word to an emotion's raw score, in order of the text. */
  weigh: (emotion: EmotionName) => { token: EmotionToken; weight: number }[];
}

/**
 * Classifies one passage with the shipped weights. `tone` is its sentiment by word list, -1 to 1. Linear in the length
 * of the text; keeps no state.
 */
export function classify(text: string, tone: number): Classified {
  const model = weights();
  const { tokens, features } = featuresOf(text, tone);
  const classes = model.steps.length;
  const sums = new Float64Array(classes);
  const columns = features.map(({ key }) => model.columnOf(key));
  for (const column of columns)
    if (column >= 0)
      for (let c = 0; c < classes; c += 1) sums[c] = (sums[c] ?? 0) + (model.values[column * classes + c] ?? 0);
  const raw = sums.map((sum, c) => (model.bias[c] ?? 0) + scaleOf(model, c, features.length) * sum);
  const split = model.emotions.length;
  return {
    emotions: decided(model, raw),
    all: Object.fromEntries(model.emotions.map((name, c) => [name, 1 / (1 + Math.exp(-(raw[c] ?? 0)))])) as Record<
      EmotionName,
      number
    >,
    sentiment: softmax(model.sentiments, raw.subarray(split)),
    weigh(emotion) {
      const c = model.emotions.indexOf(emotion);
      const scale = scaleOf(model, c, features.length);
      const shares = new Float64Array(tokens.length);
      for (const [i, { first, last }] of features.entries()) {
        const column = columns[i] ?? -1;
        if (column < 0 || first < 0) continue;
        const share = ((model.values[column * classes + c] ?? 0) * scale) / (last - first + 1);
        for (let t = first; t <= last; t += 1) shares[t] = (shares[t] ?? 0) + share;
      }
      return tokens.flatMap((token, t) => (token.kind === 'word' ? [{ token, weight: shares[t] ?? 0 }] : []));
    },
  };
}

function scaleOf(model: Weights, c: number, features: number): number {
  const power = c < model.emotions.length ? model.length_power.emotions : model.length_power.sentiments;
  return (model.steps[c] ?? 0) * Math.max(1, features) ** -power;
}

function decided(model: Weights, raw: Float64Array): FoundEmotion[] {
  const all = model.emotions
    .map((emotion, c): FoundEmotion => ({
      emotion: emotion as EmotionName,
      score: 1 / (1 + Math.exp(-(raw[c] ?? 0))),
      margin: (raw[c] ?? 0) - (model.thresholds[c] ?? 0),
    }))
    .toSorted((a, b) => b.margin - a.margin);
  const over = all.filter(({ margin }) => margin >= 0);
  return over.length > 0 ? over : all.slice(0, 1);
}

function softmax(names: readonly string[], raw: Float64Array): Record<SentimentName, number> {
  const most = Math.max(...raw);
  const parts = raw.map((value) => Math.exp(value - most));
  const sum = parts.reduce((all, part) => all + part, 0);
  const at = (name: SentimentName): number => (parts[names.indexOf(name)] ?? 0) / sum;
  return { negative: at('negative'), neutral: at('neutral'), positive: at('positive') };
}
