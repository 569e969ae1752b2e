import { talkOf } from '#lib/text/learned/talk';
import type { TextModel } from '#lib/text/model';
import { statementsOf } from './statements.ts';
import type { Statement } from './spot.ts';

export interface Disagreement extends Statement {
  /** The speaker and the one they answer; empty if the speakers are unknown. */
  between: string[];
}

/** Least length of a talk whose course is described. All training conversations are longer. */
const least = { passages: 12, words: 150 } as const;

/** Whether a talk is long enough to describe its course. */
function hasCourse(model: TextModel): boolean {
  const talk = talkOf(model);
  return talk.units.length >= least.passages && talk.words >= least.words;
}

/** Turning points of the talk, at most four per 2,600 words. */
export function turningPointsOf(model: TextModel): Statement[] {
  return hasCourse(model) ? statementsOf(model, 'turning').filter(({ text }) => text.split(/\s+/u).length >= 4) : [];
}

/** Passages in which a speaker disagrees with another. */
export function disagreementsOf(model: TextModel): Disagreement[] {
  if (!hasCourse(model) || model.speakers.names.length < 2) return [];
  const { units } = talkOf(model);
  return statementsOf(model, 'disagree').map((statement) => {
    const other =
      units.slice(0, statement.unit).findLast(({ speaker }) => speaker !== null && speaker !== statement.speaker)
        ?.speaker ?? null;
    return { ...statement, between: [statement.speaker, other].filter((name) => name !== null) };
  });
}

/** Views and wishes of the speakers, if at least two speakers express some. */
export function positionsOf(model: TextModel): Statement[] {
  if (!hasCourse(model)) return [];
  const found = statementsOf(model, 'position').filter(
    ({ text, speaker }) => speaker !== null && !text.trimEnd().endsWith('?') && text.split(/\s+/u).length >= 4,
  );
  return new Set(found.map(({ speaker }) => speaker)).size > 1 ? found : [];
}
