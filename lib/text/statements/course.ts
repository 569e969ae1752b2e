import { pattern } from '#lib/base/pattern';
import { talkOf } from '#lib/text/learned/talk';
import type { TextModel } from '#lib/text/model';
import { canCarry } from './carry.ts';
import { saysHow, sentencesIn, statementAt, type Statement } from './spot.ts';
import { statementsOf } from './statements.ts';

export interface Disagreement extends Statement {
  /** The speaker and the one they answer; empty if the speakers are unknown. */
  between: string[];
}

/** Least length of a talk whose course is described. No training conversation is shorter. */
const least = { passages: 10, words: 140 } as const;

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
  return statementsOf(model, 'disagree').flatMap((found) => {
    const statement = opposing(model, found);
    if (!statement) return [];
    const other =
      units.slice(0, statement.unit).findLast(({ speaker }) => speaker !== null && speaker !== statement.speaker)
        ?.speaker ?? null;
    return [{ ...statement, between: [statement.speaker, other].filter((name) => name !== null) }];
  });
}

/** Words with which somebody contradicts, refuses or objects. */
const opposes = pattern('iu')`
  \b(?:no|not|never|nobody|none|nothing|but|actually|disagree|wrong|untrue|rather|instead|though|unfair|nonsense|rubbish
  |ridiculous|come off it|on the contrary|i did (?:say|tell|ask|do|go|send|call))\b|n['’]t\b
`;
const fewestWordsOfObjection = 3;

/**
 * The sentence near a disagreement in which somebody objects: in its passage, or else in the nearest one. null if no one
 * does, because a reader would not see a disagreement in the quote.
 */
function opposing(model: TextModel, found: Statement): Statement | null {
  const { units } = talkOf(model);
  for (const by of [0, 1, -1]) {
    const unit = units[found.unit + by];
    if (!unit || unit.speaker === null) continue;
    const [span] = sentencesIn(model, unit, 'whole')
      .filter((each) => {
        const text = model.text.slice(each.start, each.end);
        return (
          opposes.test(text) &&
          text.split(/\s+/u).length >= fewestWordsOfObjection &&
          !text.trimEnd().endsWith('?') &&
          canCarry('position', text)
        );
      })
      .toSorted((a, b) => saysHow(model, b, 'disagree') - saysHow(model, a, 'disagree'));
    if (span) return statementAt(model, unit, span, found.score);
  }
  return null;
}

/** Views and wishes of the speakers, if at least two speakers express some. */
export function positionsOf(model: TextModel): Statement[] {
  if (!hasCourse(model)) return [];
  const found = statementsOf(model, 'position').filter(
    ({ text, speaker }) => speaker !== null && !text.trimEnd().endsWith('?') && text.split(/\s+/u).length >= 4,
  );
  return new Set(found.map(({ speaker }) => speaker)).size > 1 ? found : [];
}
