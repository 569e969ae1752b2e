import { passagesOf } from '#lib/text/emotion/passages';
import type { EmotionName } from '#lib/text/emotion/names';
import { segmentSentiments } from '#lib/text/cues/valence';
import type { TextModel } from '#lib/text/model';
import { emotionMatches, strainMatches, type FeelingMatch, type StrainMatch } from './matches.ts';
import { felt, strainSigns } from './names.ts';

/** The values of one segment from which feelings are scored, besides the scores of stage 1. */
export interface FeelingRow {
  /**
   * Probability of each emotion by the weights learned from comments: the highest among the segment's passages. Neutral
   * comes last.
   */
  comments: number[];
  /** -1 to 1; 0 if unknown. */
  valence: number;
  /** By emotion: 1 if the speaker states it in their own voice, 0.5 if it stands in a question, otherwise 0. */
  said: number[];
  /** The same by sign of strain. */
  strained: number[];
  /** Number of words in the segment. */
  words: number;
}

const weighed: readonly EmotionName[] = [...felt, 'neutral'];

/** One row per segment. */
export function feelingRows(model: TextModel): FeelingRow[] {
  const valences = segmentSentiments(model);
  const rows = model.segments.map(({ index, start, end }): FeelingRow => ({
    comments: weighed.map(() => 0),
    valence: valences[index]?.valence ?? 0,
    said: felt.map(() => 0),
    strained: strainSigns.map(() => 0),
    words: model.text
      .slice(start, end)
      .split(/\s+/u)
      .filter((word) => word !== '').length,
  }));
  for (const { segment, all } of passagesOf(model)) {
    const row = rows[segment];
    if (!row) continue;
    for (const [j, name] of weighed.entries()) row.comments[j] = Math.max(row.comments[j] ?? 0, all[name]);
  }
  const mark = (
    matches: readonly (FeelingMatch | StrainMatch)[],
    names: readonly string[],
    of: (row: FeelingRow) => number[],
  ): void => {
    for (const { rule, start, context } of matches) {
      const row = rows[model.timing.segmentAt(start)?.index ?? -1];
      const j = names.indexOf(rule.what);
      if (row) of(row)[j] = Math.max(of(row)[j] ?? 0, context.question ? 0.5 : 1);
    }
  };
  mark(emotionMatches(model), felt, ({ said }) => said);
  mark(strainMatches(model), strainSigns, ({ strained }) => strained);
  return rows;
}
