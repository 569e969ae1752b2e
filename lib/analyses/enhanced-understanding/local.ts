import type { Analysis, ReadingInput } from '#lib/analyses/analysis';
import { cueEngine } from '#lib/analyses/engine';
import type { Evidence } from '#lib/analyses/evidence';
import { listed, listingNote } from '#lib/analyses/listing';
import { enoughToRead } from '#lib/analyses/sufficiency';
import { evidenceOf, textOf } from '#lib/analyses/text/model';
import type { Span } from '#lib/analyses/text/model';
import { capital } from '#lib/analyses/wording';
import { actionsOf } from './actions.ts';
import type { ActionItem } from './actions.ts';
import { overviewOf } from './overview.ts';
import { questionsOf } from './questions.ts';
import { enhancedUnderstandingSchema } from './schema.ts';
import type { EnhancedUnderstanding } from './schema.ts';
import { checkableOf, decisionsOf, hedgedOf } from './statements.ts';
import { centralSentences } from './summary.ts';
import { topicsOf } from './topics.ts';

const minimumWords = 15;
/** Longest lists that a card can be read with; the evidence holds no more than the lists. */
const limits = { summary: 3, topics: 8, actions: 60, questions: 40, decisions: 30, nuances: 20, claims: 20, followUps: 8 } as const;

function read(input: ReadingInput): EnhancedUnderstanding {
  const model = textOf(input);
  const sufficiency = enoughToRead(model, minimumWords);
  if (!sufficiency.enough) return empty(sufficiency);
  const quote = (span: Span): string => model.text.slice(span.start, span.end);
  const topics = topicsOf(model, limits.topics);
  const central = centralSentences(model, limits.summary);
  const allDecisions = decisionsOf(model);
  const decided = new Set(allDecisions.map((match) => match.sentence.index));
  const allActions = actionsOf(model).filter((item) => !decided.has(item.sentence.index));
  const acting = new Set(allActions.map((item) => item.sentence.index));
  const asked = questionsOf(model).filter(({ span }) => !allActions.some((item) => item.span.start < span.end && span.start < item.span.end));
  const allUnresolved = asked.filter((question) => question.answered === false);
  const allHedged = hedgedOf(model);
  const allClaims = checkableOf(model).filter((sentence) => !acting.has(sentence.index) && !decided.has(sentence.index));

  const decisions = shownOf(allDecisions, limits.decisions);
  const actions = shownOf(allActions, limits.actions);
  const unresolved = shownOf(allUnresolved, limits.questions);
  const hedged = shownOf(allHedged, limits.nuances);
  const claims = shownOf(allClaims, limits.claims);
  const found = allDecisions.length + allActions.length + allUnresolved.length + allHedged.length + allClaims.length;
  const note = listingNote(found, decisions.length + actions.length + unresolved.length + hedged.length + claims.length);

  const evidence: Evidence[] = [
    ...central.map((sentence) => evidenceOf(model, sentence, 'central_sentence')),
    ...decisions.map((match) => evidenceOf(model, match.sentence, 'decision')),
    ...actions.map((item) => evidenceOf(model, item.span, 'action_item', noteOf(item))),
    ...unresolved.map(({ span }) => evidenceOf(model, span, 'open_question')),
    ...hedged.map((match) => evidenceOf(model, match.sentence, 'hedged_statement', `Softened by “${quote(match)}”`)),
    ...claims.map((sentence) => evidenceOf(model, sentence, 'checkable_claim')),
  ];
  return {
    evidence,
    sufficiency,
    dropped_claims: 0,
    summary_of_understanding: [overviewOf({ topics, central: central.map(quote), decisions: allDecisions.length, actions: allActions.map((item) => quote(item.span)), unresolved: allUnresolved.length, asked: asked.length }), note].filter((part) => part !== null).join(' '),
    key_topics: topics,
    action_items: actions.map((item) => quote(item.span)),
    unresolved_questions: unresolved.map(({ span }) => quote(span)),
    contextual_insights: decisions.map((match) => `Decision: “${quote(match.sentence)}”`),
    nuances_detected: hedged.map((match) => `Softened by “${quote(match)}”: “${quote(match.sentence)}”`),
    key_inconsistencies: [],
    areas_of_evasiveness: [],
    suggested_follow_up_questions: [
      ...unresolved.map(({ span }) => (quote(span).endsWith('?') ? `Still open: ${quote(span)}` : `What would settle this? “${quote(span)}”`)),
      ...actions.filter((item) => item.when === null).map((item) => `By when will this be done? “${quote(item.span)}”`),
      ...claims.map((sentence) => `Where does this come from? “${quote(sentence)}”`),
    ].slice(0, limits.followUps),
    unverified_claims: claims.map(quote),
    questions: shownOf(asked, limits.questions).map(({ sentence, span, answered }) => ({ question: quote(span), speaker: sentence.speaker, ...model.timing.times(span.start, span.end), answered, answer: null, answer_start_s: null })),
    decisions: decisions.map(({ sentence }) => ({ text: quote(sentence), speaker: sentence.speaker, ...model.timing.times(sentence.start, sentence.end) })),
    actions: actions.map(({ span, who, when, accepted }) => ({ text: quote(span), who, when, ...model.timing.times(span.start, span.end), accepted: accepted ? true : null })),
    checkable_claims: claims.map((sentence) => ({ text: quote(sentence), ...model.timing.times(sentence.start, sentence.end), speaker: sentence.speaker, what: 'number' })),
    contradictions: [],
    method,
  };
}

const method = 'By phrases for questions, promises and decisions, by the words that questions and replies share, and by TextRank for the central sentences.';

/** At most `most`, spread over the recording. */
function shownOf<T>(items: readonly T[], most: number): T[] {
  return listed(items, () => '', most);
}

function noteOf({ who, when, accepted }: ActionItem): string | undefined {
  const parts = [who === null ? null : `who: ${who}`, when === null ? null : `when: ${when}`, accepted ? 'accepted' : null].filter((part) => part !== null);
  return parts.length > 0 ? capital(parts.join('; ')) : undefined;
}

function empty(sufficiency: EnhancedUnderstanding['sufficiency']): EnhancedUnderstanding {
  return { evidence: [], sufficiency, dropped_claims: 0, summary_of_understanding: sufficiency.reason ?? '', key_topics: [], action_items: [], unresolved_questions: [], contextual_insights: [], nuances_detected: [], key_inconsistencies: [], areas_of_evasiveness: [], suggested_follow_up_questions: [], unverified_claims: [], questions: [], decisions: [], actions: [], checkable_claims: [], contradictions: [], method };
}

export const enhancedUnderstanding: Analysis<'enhanced_understanding'> = { type: 'enhanced_understanding', schema: enhancedUnderstandingSchema, engine: cueEngine, read };
