import type { TextModel } from '#lib/text/model';
import { countedOf, type Counted, type Passage } from './features.ts';
import { firstScores } from './first.ts';
import { secondScores } from './second.ts';
import type { BoostedTarget, Target } from './targets.ts';

/** A segment of the transcript, as the learned models read it. */
export interface Unit extends Passage {
  /** Index of the segment. */
  index: number;
  /** Characters of the whole text, end exclusive. */
  start: number;
  end: number;
}

/** What the learned models say of a conversation, one entry a unit. */
export interface Talk extends Counted {
  units: Unit[];
  /** Words of all units. */
  words: number;
  /** Stage 1: log odds that the unit holds such a thing. */
  first: Readonly<Record<Target, Float64Array>>;
  /** Stage 2: probabilities that a claim at this unit is right, by a careful reader's judgement. */
  final: Readonly<Record<BoostedTarget, Float64Array>>;
}

/** By the segments: a text and its clauses share them, and the scores with them. */
const known = new WeakMap<TextModel['segments'], Talk>();

/** The scores of this conversation; made at the first call and kept as long as its segments live. */
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

/** The same for passages that are no transcript. */
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
