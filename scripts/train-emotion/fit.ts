import { emotionNames } from '#lib/analyses/emotion-analysis/names';
import { sentimentNames } from '#lib/text/emotion/names';
import { encode, type WeightsCard } from '#lib/text/emotion/weights';
import { mostFeatures, quantised, strongest } from './choose.ts';
import { bestBias, bestThresholds } from './decisions.ts';
import { unpunctuated, type Comment } from './goemotions.ts';
import { scoresOf, train, type Settings } from './regression.ts';
import { columnsOf, keysOf, rowsOf, type Rows } from './rows.ts';

/** Found by cross-validation inside the training part; several similar values did as well. */
const settings = {
  emotions: { link: 'apart', epochs: 7, rate: 0.05, l2: 1e-2, alpha: 1, length: 0.35 },
  sentiments: { link: 'one_of', epochs: 5, rate: 0.03, l2: 2e-3, alpha: 3, length: 0.25 },
} as const satisfies Record<string, Settings>;
/** A feature of fewer texts (each counted as written and without punctuation) carries no information. */
const leastTexts = 6;
const folds = 4;

export interface Fitted {
  card: WeightsCard;
  bytes: Uint8Array;
}

/** Weights from comments, each read as written and without case and punctuation; thresholds by cross-validation. */
export function fit(comments: readonly Comment[], most = mostFeatures, least = leastTexts): Fitted {
  const twice = [...comments, ...comments];
  const texts = [
    ...comments.map(({ text }) => keysOf(text)),
    ...comments.map(({ text }) => keysOf(unpunctuated(text))),
  ];
  const emotions = twice.map((comment) => comment.emotions);
  const sentiments = twice.map(({ sentiment }) =>
    sentiment === null ? null : sentimentNames.map((_, i) => (i === sentiment ? 1 : 0)),
  );
  const all = columnsOf(texts, least);
  const wide = rowsOf(texts, all);
  const keys = strongest(
    all,
    wide,
    [train(wide, emotions, all.size, settings.emotions), train(wide, sentiments, all.size, settings.sentiments)],
    most,
  );
  const columns = new Map(keys.map((key, column) => [key, column]));
  const rows = rowsOf(texts, columns);
  const fitBoth = (use: (row: number) => boolean) => [
    train(
      rows,
      emotions.map((target, row) => (use(row) ? target : null)),
      keys.length,
      settings.emotions,
    ),
    train(
      rows,
      sentiments.map((target, row) => (use(row) ? target : null)),
      keys.length,
      settings.sentiments,
    ),
  ];
  const { values, steps, bias } = quantised(
    fitBoth(() => true),
    keys.length,
  );
  const { thresholds, shift } = decisionsOf(twice, rows, fitBoth);
  const card: WeightsCard = {
    features: keys.length,
    emotions: [...emotionNames],
    sentiments: [...sentimentNames],
    steps,
    bias: bias.map((value, c) => Number((value + (shift[c - emotionNames.length] ?? 0)).toPrecision(7))),
    thresholds: thresholds.map((value) => Number(value.toPrecision(5))),
    length_power: { emotions: settings.emotions.length, sentiments: settings.sentiments.length },
  };
  return { card, bytes: encode(keys, values) };
}

/** The thresholds come from scores of comments by models that have not seen them. */
function decisionsOf(
  comments: readonly Comment[],
  rows: Rows,
  fitBoth: (use: (row: number) => boolean) => ReturnType<typeof train>[],
): { thresholds: number[]; shift: number[] } {
  const count = comments.length / 2;
  const unseen = {
    emotions: new Float64Array(comments.length * emotionNames.length),
    sentiments: new Float64Array(comments.length * sentimentNames.length),
  };
  for (let fold = 0; fold < folds; fold += 1) {
    const [emotions, sentiments] = fitBoth((row) => (row % count) % folds !== fold);
    for (const [model, into] of [
      [emotions, unseen.emotions],
      [sentiments, unseen.sentiments],
    ] as const) {
      if (!model) continue;
      const scores = scoresOf(rows, model);
      for (let row = 0; row < comments.length; row += 1)
        if ((row % count) % folds === fold)
          into.set(scores.subarray(row * model.classes, (row + 1) * model.classes), row * model.classes);
    }
  }
  return {
    thresholds: bestThresholds(unseen.emotions, comments, emotionNames.length),
    shift: bestBias(unseen.sentiments, comments),
  };
}
