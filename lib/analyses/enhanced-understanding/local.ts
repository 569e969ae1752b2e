import type { Analysis } from '#lib/analyses/step-server';
import type { ReadingInput } from '#lib/analyses/analysis';
import { cueEngine } from '#lib/analyses/engine';
import { evidenceOf } from '#lib/analyses/evidence/evidence-of';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { listed, listingNote } from '#lib/analyses/wording/listing';
import { enoughToRead } from '#lib/analyses/measures/sufficiency';
import { capital } from '#lib/base/words';
import { clausesOf } from '#lib/text/tokens/clauses';
import { textOf, type Span } from '#lib/text/model';
import { doerOf } from '#lib/text/doer/doer';
import { gistOf } from '#lib/text/gist/gist';
import { questionsApart, questionsOf } from '#lib/text/questions/questions';
import { checkableOf } from '#lib/text/statements/checkable';
import { centralOf } from '#lib/text/statements/central';
import { disagreementsOf, positionsOf, turningPointsOf } from '#lib/text/statements/course';
import { decisionsOf } from '#lib/text/statements/decisions';
import type { Statement } from '#lib/text/statements/spot';
import { topicsOf } from '#lib/text/topics/topics';
import { tasksOf } from '#lib/text/statements/tasks';
import { type Action, followUpsOf } from './follow-ups.ts';
import { understandingPrompt } from './prompt.ts';
import type { EnhancedUnderstanding } from './schema.ts';

/** Least number of words to look for requests and questions, and to report that there are none. */
const minimumWords = { toFind: 5, toMiss: 15 } as const;
/** Longest lists that are readable on a card. The evidence contains only what the lists contain. */
const limits = { topics: 8, actions: 60, questions: 80, apart: 20, decisions: 40, claims: 40, followUps: 6 } as const;

function read(input: ReadingInput): EnhancedUnderstanding {
  const whole = textOf(input);
  const toMiss = enoughToRead(whole, minimumWords.toMiss);
  if (!enoughToRead(whole, minimumWords.toFind).enough) return empty(toMiss);
  const model = clausesOf(whole);
  const quote = (span: Span): string => model.text.slice(span.start, span.end);
  const times = (span: Span): { start_s: number; end_s: number } => model.timing.times(span.start, span.end);

  const allDecisions = decisionsOf(whole);
  const allActions = tasksOf(whole).map((task) => ({ task, who: doerOf(whole, task) }));
  const asked = questionsOf(model);
  const allClaims = checkableOf(whole);
  if (!toMiss.enough && allDecisions.length + allActions.length + asked.length + allClaims.length === 0)
    return empty(toMiss);

  const topics = topicsOf(whole, limits.topics);
  const central = centralOf(whole);
  const decisions = listed(allDecisions, () => '', limits.decisions);
  const actions = byImportance(listed(allActions, () => '', limits.actions));
  const questions = listed(asked, () => '', limits.questions);
  const apart = questionsApart(model).slice(0, limits.apart);
  const claims = listed(allClaims, () => '', limits.claims);
  const unresolved = questions.filter(({ answered }) => answered === false);
  const [positions, disagreements, turns] = [positionsOf(whole), disagreementsOf(whole), turningPointsOf(whole)];
  const standing = actions.filter(({ task }) => task.status === 'open' || task.status === 'conditional');
  const note = listingNote(
    allDecisions.length + allActions.length + asked.length + allClaims.length,
    decisions.length + actions.length + questions.length + claims.length,
  );
  const seen = (list: readonly Statement[], cue: string): Evidence[] =>
    list.map((statement) => evidenceOf(whole, statement, cue));

  return {
    evidence: [
      ...seen(central, 'central_sentence'),
      ...seen(decisions, 'decision'),
      ...actions.map((action) => evidenceOf(whole, action.task, 'action_item', noteOf(action))),
      ...unresolved.map(({ span }) => evidenceOf(model, span, 'open_question')),
      ...seen(disagreements, 'disagreement'),
      ...seen(turns, 'turning_point'),
      ...seen(positions, 'position'),
      ...seen(claims, 'checkable_claim'),
    ],
    sufficiency: { enough: true },
    dropped_claims: 0,
    summary_of_understanding: [
      gistOf(whole, {
        decisions,
        tasks: standing.map(({ task }) => task),
        open: unresolved.map(({ span, sentence }) => ({ start: span.start, end: span.end, speaker: sentence.speaker })),
      }),
      note,
    ]
      .filter((part) => part !== null)
      .join(' '),
    key_topics: topics,
    action_items: standing.map(({ task }) => task.text),
    unresolved_questions: unresolved.map(({ span }) => quote(span)),
    contextual_insights: [],
    nuances_detected: [],
    key_inconsistencies: [],
    areas_of_evasiveness: [],
    suggested_follow_up_questions: followUpsOf(
      { questions: unresolved.map(({ span }) => quote(span)), actions: standing },
      limits.followUps,
    ),
    unverified_claims: claims.map(({ text }) => text),
    questions: [
      ...questions.map(({ kind, sentence, span, answered, by }) => ({
        question: quote(span),
        kind,
        speaker: sentence.speaker,
        ...times(span),
        answered,
        answer: by === null ? null : quote(by),
        answer_start_s: by === null ? null : times(by).start_s,
      })),
      ...apart.map(({ kind, sentence, span }) => ({
        question: quote(span),
        kind,
        speaker: sentence.speaker,
        ...times(span),
        answered: null,
        answer: null,
        answer_start_s: null,
      })),
    ],
    decisions: decisions.map((statement) => ({
      text: statement.text,
      explicit: statement.explicit,
      speaker: statement.speaker,
      ...times(statement),
    })),
    actions: actions.map(({ task, who }) => ({
      text: task.text,
      who,
      when: task.when,
      status: task.status,
      ...times(task),
      accepted: task.accepted,
    })),
    checkable_claims: claims.map((statement) => ({
      text: statement.text,
      ...times(statement),
      speaker: statement.speaker,
      what: statement.what,
    })),
    contradictions: [],
    positions: positions.map((statement) => ({
      speaker: statement.speaker,
      on: null,
      stance: statement.text,
      start_s: times(statement).start_s,
    })),
    disagreements: disagreements.map((statement) => ({
      between: statement.between,
      about: statement.text,
      resolved: null,
      ...times(statement),
    })),
    turning_points: turns.map((statement) => ({ what: statement.text, start_s: times(statement).start_s })),
    method,
  };
}

const method =
  'By models that learned from conversations which a careful reader had annotated; each finding is a sentence of this talk.';

/**
 * Tasks with both a doer and a time first, then those with one of them; in order of the talk within each group.
 * Finished and declined tasks come last.
 */
function byImportance(actions: readonly Action[]): Action[] {
  const weight = ({ task, who }: Action): number =>
    (task.status === 'done' || task.status === 'declined' ? -4 : 0) +
    Number(who !== null && who !== 'we') +
    Number(task.when !== null);
  return actions.toSorted((a, b) => weight(b) - weight(a) || a.task.start - b.task.start);
}

function noteOf({ task: { when, status }, who }: Action): string | undefined {
  const parts = [
    who === null ? null : `who: ${who}`,
    when === null ? null : `when: ${when}`,
    status === 'open' ? null : status,
  ].filter((part) => part !== null);
  return parts.length > 0 ? capital(parts.join('; ')) : undefined;
}

function empty(sufficiency: EnhancedUnderstanding['sufficiency']): EnhancedUnderstanding {
  return {
    evidence: [],
    sufficiency,
    dropped_claims: 0,
    summary_of_understanding: sufficiency.reason ?? '',
    key_topics: [],
    action_items: [],
    unresolved_questions: [],
    contextual_insights: [],
    nuances_detected: [],
    key_inconsistencies: [],
    areas_of_evasiveness: [],
    suggested_follow_up_questions: [],
    unverified_claims: [],
    questions: [],
    decisions: [],
    actions: [],
    checkable_claims: [],
    contradictions: [],
    positions: [],
    disagreements: [],
    turning_points: [],
    method,
  };
}

export const enhancedUnderstanding: Analysis<'enhanced_understanding'> = {
  engine: cueEngine,
  read,
  prompt: understandingPrompt,
};
