import { talkOf } from '#lib/text/learned/talk';
import type { TextModel } from '#lib/text/model';
import { statementsOf } from './statements.ts';
import type { Statement } from './spot.ts';

export interface Disagreement extends Statement {
  /** The speaker, and whom they answer; empty where speakers are not known. */
  between: string[];
}

/** Shorter talk has no course that could be told: the conversations learned from are all longer. */
const least = { passages: 12, words: 150 } as const;

/** Whether a talk is long enough to have a course. */
function hasCourse(model: TextModel): boolean {
  const talk = talkOf(model);
  return talk.units.length >= least.passages && talk.words >= least.words;
}

/** Where the talk turns, at most four in 2,600 words. */
export function turningPointsOf(model: TextModel): Statement[] {
  return hasCourse(model) ? statementsOf(model, 'turning').filter(({ text }) => text.split(/\s+/u).length >= 4) : [];
}

/** Where somebody holds something against another. */
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

/** What somebody holds or wants, where at least two hold something. */
export function positionsOf(model: TextModel): Statement[] {
  if (!hasCourse(model)) return [];
  const found = statementsOf(model, 'position').filter(
    ({ text, speaker }) => speaker !== null && !text.trimEnd().endsWith('?') && text.split(/\s+/u).length >= 4,
  );
  return new Set(found.map(({ speaker }) => speaker)).size > 1 ? found : [];
}
