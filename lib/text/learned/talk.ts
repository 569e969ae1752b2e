import type { TextModel } from '#lib/text/model';
import { countedOf, type Counted, type Passage } from './features.ts';
import { firstScores } from './first.ts';
import { secondScores } from './second.ts';
import type { BoostedTarget, Target } from './targets.ts';

/** A segment of the transcript as the learned models read it. */
export interface Unit extends Passage {
  /** Index of the segment. */
  index: number;
  /** Characters of the whole text, end exclusive. */
  start: number;
  end: number;
}

/** The scores of a conversation by the learned models, one entry per unit. */
export interface Talk extends Counted {
  units: Unit[];
  /** Number of words in all units. */
  words: number;
  /** Stage 1: log odds that the unit contains something of this kind. */
  first: Readonly<Record<Target, Float64Array>>;
  /** Stage 2: probability that a careful reader would confirm a claim at this unit. */
  final: Readonly<Record<BoostedTarget, Float64Array>>;
}

/** Cached by segments, which a text shares with the model of its clauses. */
const known = new WeakMap<TextModel['segments'], Talk>();

/** The scores of a conversation, cached as long as its segments live. */
export function talkOf(model: TextModel): Talk {
  const before = known.get(model.segments);
  if (before) return before;
  const units = model.segments.map(({ index, segment, start, end }): Unit => ({
    index,
    start,
    end,
    text: segment.text,
    speaker: model.speakers.bySegment[index] ?? null,
  }));
  const talk = scored(units);
  known.set(model.segments, talk);
  return talk;
}

/** The same for passages that are not from a transcript. */
export function scored<T extends Passage>(units: T[]): Omit<Talk, 'units'> & { units: T[] } {
  const counted = countedOf(units);
  const first = firstScores(counted);
  return {
    ...counted,
    units,
    words: counted.dense.reduce((total, row) => total + (row[0] ?? 0), 0),
    first,
    final: secondScores(counted.dense, first),
  };
}
