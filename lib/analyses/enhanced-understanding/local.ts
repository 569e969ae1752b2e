import type { Analysis, ReadingInput } from '#lib/analyses/analysis';
import { cueEngine } from '#lib/analyses/engine';
import type { Evidence } from '#lib/analyses/evidence';
import { listed, listingNote } from '#lib/analyses/listing';
import { enoughToRead } from '#lib/analyses/sufficiency';
import { evidenceOf } from '#lib/analyses/evidence-of';
import { textOf } from '#lib/text/model';
import { clausesOf } from '#lib/text/clauses';
import type { Span } from '#lib/text/model';
import { capital } from '#lib/analyses/wording';
import { contradictionsOf } from './contradictions.ts';
import { actionsOf } from './actions.ts';
import type { ActionItem } from './actions.ts';
import { overviewOf } from './overview.ts';
import { followUpsOf } from './follow-ups.ts';
import { insightsOf } from './insights.ts';
import { questionsOf } from './questions.ts';
import { enhancedUnderstandingSchema } from './schema.ts';
import type { EnhancedUnderstanding } from './schema.ts';
import { checkableOf, decisionsOf, hedgedOf } from './statements.ts';
import { centralSentences, firstSentence } from './summary.ts';
import { topicsOf } from './topics.ts';

/** Words that a request or a question needs, and words from which on it says something that there is none. */
const minimumWords = { toFind: 5, toMiss: 15 } as const;
/** Longest lists that a card can be read with; the evidence holds no more than the lists. */
const limits = { summary: 3, topics: 8, actions: 60, questions: 40, decisions: 30, nuances: 20, claims: 20, contradictions: 10, avoided: 10, followUps: 8 } as const;

function read(input: ReadingInput): EnhancedUnderstanding {
  const whole = textOf(input);
  const toMiss = enoughToRead(whole, minimumWords.toMiss);
  if (!enoughToRead(whole, minimumWords.toFind).enough) return empty(toMiss);
  const sufficiency = { enough: true };
  const model = clausesOf(whole);
  const quote = (span: Span): string => model.text.slice(span.start, span.end);
  const times = (span: Span): { start_s: number; end_s: number } => model.timing.times(span.start, span.end);
  const topics = topicsOf(model, limits.topics);
  const central = centralSentences(model, limits.summary);
  const opening = central.length > 0 ? null : firstSentence(model);
  const allDecisions = decisionsOf(model);
  const decided = new Set(allDecisions.map((match) => match.sentence.index));
  const allActions = actionsOf(model).filter((item) => !decided.has(item.sentence.index));
  const acting = new Set(allActions.map((item) => item.sentence.index));
  const asked = questionsOf(model).filter(({ sentence, span }) => !acting.has(sentence.index) || !allActions.some((item) => item.span.start < span.end && span.start < item.span.end));
  const allUnresolved = asked.filter((question) => question.answered === false);
  const allAvoided = asked.filter((question) => question.avoided !== null);
  const allHedged = hedgedOf(model);
  const allClaims = checkableOf(model).filter(({ sentence }) => !acting.has(sentence.index) && !decided.has(sentence.index));
  const allContradictions = contradictionsOf(model);

  if (!toMiss.enough && allDecisions.length + allActions.length + asked.length + allClaims.length === 0) return empty(toMiss);
  const decisions = shownOf(allDecisions, limits.decisions);
  const actions = shownOf(allActions, limits.actions);
  const questions = shownOf(asked.filter(({ stated }) => !stated), limits.questions);
  const unresolved = shownOf(allUnresolved, limits.questions);
  const avoided = shownOf(allAvoided, limits.avoided);
  const hedged = shownOf(allHedged, limits.nuances);
  const claims = shownOf(allClaims, limits.claims);
  const contradictions = shownOf(allContradictions, limits.contradictions);
  const found = allDecisions.length + allActions.length + allUnresolved.length + allHedged.length + allClaims.length;
  const note = listingNote(found, decisions.length + actions.length + unresolved.length + hedged.length + claims.length);

  const evidence: Evidence[] = [
    ...(opening ? [opening] : central).map((sentence) => evidenceOf(model, sentence, 'central_sentence')),
    ...decisions.map((match) => evidenceOf(model, match.sentence, 'decision')),
    ...actions.map((item) => evidenceOf(model, item.span, 'action_item', noteOf(item))),
    ...unresolved.map(({ span }) => evidenceOf(model, span, 'open_question')),
    ...avoided.flatMap(({ avoided: reply }) => (reply ? [evidenceOf(model, reply, 'avoided_answer')] : [])),
    ...contradictions.flatMap(({ first, second, why }) => [evidenceOf(model, first, 'contradiction', why), evidenceOf(model, second, 'contradiction', why)]),
    ...hedged.map((match) => evidenceOf(model, match.sentence, 'hedged_statement', `Softened by “${quote(match)}”`)),
    ...claims.map(({ sentence }) => evidenceOf(model, sentence, 'checkable_claim')),
  ];
  return {
    evidence,
    sufficiency,
    dropped_claims: 0,
    summary_of_understanding: [overviewOf({ topics, central: central.map(quote), first: opening === null ? null : quote(opening), decisions: allDecisions.length, actions: allActions.map((item) => quote(item.span)), unresolved: allUnresolved.length, asked: asked.length }), note].filter((part) => part !== null).join(' '),
    key_topics: topics.words,
    action_items: actions.map((item) => quote(item.span)),
    unresolved_questions: unresolved.map(({ span }) => quote(span)),
    contextual_insights: [...decisions.map((match) => `Decision: “${quote(match.sentence)}”`), ...insightsOf(asked, allActions)],
    nuances_detected: hedged.map((match) => `Softened by “${quote(match)}”: “${quote(match.sentence)}”`),
    key_inconsistencies: contradictions.map(({ first, second, why }) => `“${quote(first)}” and “${quote(second)}” ${why}`),
    areas_of_evasiveness: avoided.flatMap(({ span, avoided: reply }) => (reply ? [`Asked “${quote(span)}”, the reply was “${quote(reply)}”`] : [])),
    suggested_follow_up_questions: followUpsOf(
      {
        questions: unresolved.filter((question) => question.avoided === null).map(({ span }) => quote(span)),
        avoided: avoided.map(({ span }) => quote(span)),
        contradictions: contradictions.map(({ first, second }) => ({ first: quote(first), second: quote(second) })),
        actions: actions.map((item) => ({ text: quote(item.span), item })),
        claims: claims.map(({ clause, what }) => ({ text: quote(clause), what })),
      },
      limits.followUps,
    ),
    unverified_claims: claims.map(({ sentence }) => quote(sentence)),
    questions: questions.map(({ sentence, span, answered, by }) => ({ question: quote(span), speaker: sentence.speaker, ...times(span), answered, answer: by === null ? null : quote(by), answer_start_s: by === null ? null : times(by).start_s })),
    decisions: decisions.map(({ sentence }) => ({ text: quote(sentence), speaker: sentence.speaker, ...times(sentence) })),
    actions: actions.map(({ span, who, when, accepted }) => ({ text: quote(span), who, when, ...times(span), accepted })),
    checkable_claims: claims.map(({ sentence, what }) => ({ text: quote(sentence), ...times(sentence), speaker: sentence.speaker, what })),
    contradictions: contradictions.map(({ first, second, why }) => ({ first: quote(first), first_start_s: times(first).start_s, second: quote(second), second_start_s: times(second).start_s, why })),
    method,
  };
}

const method = 'By phrases for questions, promises and decisions, by the words that a reply shares with its question, and by TextRank for the central sentences.';

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
