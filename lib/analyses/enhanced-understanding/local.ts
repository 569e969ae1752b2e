import type { Analysis, ReadingInput } from '#lib/analyses/analysis';
import { cueEngine } from '#lib/analyses/engine';
import type { Evidence } from '#lib/analyses/evidence';
import { enoughWords, plural } from '#lib/analyses/sufficiency';
import { evidenceOf, textOf } from '#lib/analyses/text/model';
import type { Span } from '#lib/analyses/text/model';
import { actionsOf } from './actions.ts';
import type { ActionItem } from './actions.ts';
import { questionsOf } from './questions.ts';
import { enhancedUnderstandingSchema } from './schema.ts';
import type { EnhancedUnderstanding } from './schema.ts';
import { checkableOf, decisionsOf, hedgedOf } from './statements.ts';
import { centralSentences } from './summary.ts';
import { topicsOf } from './topics.ts';

const minimumWords = 15;
/** Longest lists that a card can be read with; the evidence holds no more than the lists. */
const limits = { summary: 3, topics: 8, actions: 40, questions: 30, decisions: 20, nuances: 12, claims: 15, followUps: 8 } as const;

function read(input: ReadingInput): EnhancedUnderstanding {
  const model = textOf(input);
  const sufficiency = enoughWords(model, minimumWords);
  if (!sufficiency.enough) return empty(sufficiency);
  const quote = (span: Span): string => model.text.slice(span.start, span.end);
  const topics = topicsOf(model, limits.topics);
  const central = centralSentences(model, limits.summary);
  const decisions = decisionsOf(model).slice(0, limits.decisions);
  const decided = new Set(decisions.map((match) => match.sentence.index));
  const actions = actionsOf(model).filter((item) => !decided.has(item.sentence.index)).slice(0, limits.actions);
  const acting = new Set(actions.map((item) => item.sentence.index));
  const asked = questionsOf(model).filter((question) => !acting.has(question.sentence.index));
  const unresolved = asked.filter((question) => question.answered === false).slice(0, limits.questions);
  const hedged = hedgedOf(model).slice(0, limits.nuances);
  const claims = checkableOf(model).filter((sentence) => !acting.has(sentence.index) && !decided.has(sentence.index)).slice(0, limits.claims);

  const evidence: Evidence[] = [
    ...central.map((sentence) => evidenceOf(model, sentence, 'central_sentence')),
    ...decisions.map((match) => evidenceOf(model, match.sentence, 'decision')),
    ...actions.map((item) => evidenceOf(model, item.sentence, 'action_item', noteOf(item))),
    ...unresolved.map(({ sentence }) => evidenceOf(model, sentence, 'open_question')),
    ...hedged.map((match) => evidenceOf(model, match.sentence, 'hedged_statement', `"${quote(match)}"`)),
    ...claims.map((sentence) => evidenceOf(model, sentence, 'checkable_claim')),
  ];
  return {
    evidence,
    sufficiency,
    dropped_claims: 0,
    summary_of_understanding: summaryOf(topics, central.map(quote), decisions.length, actions.length, unresolved.length, asked.length),
    key_topics: topics,
    action_items: actions.map((item) => quote(item.sentence)),
    unresolved_questions: unresolved.map(({ sentence }) => quote(sentence)),
    contextual_insights: decisions.map((match) => `Decision: “${quote(match.sentence)}”`),
    nuances_detected: hedged.map((match) => `Softened by “${quote(match)}”: “${quote(match.sentence)}”`),
    key_inconsistencies: [],
    areas_of_evasiveness: [],
    suggested_follow_up_questions: [
      ...unresolved.map(({ sentence }) => (sentence.text.endsWith('?') ? `Still open: ${quote(sentence)}` : `What would settle this? “${quote(sentence)}”`)),
      ...actions.filter((item) => item.when === null).map((item) => `By when will this be done? “${quote(item.sentence)}”`),
      ...claims.map((sentence) => `Where does this come from? “${quote(sentence)}”`),
    ].slice(0, limits.followUps),
    unverified_claims: claims.map(quote),
  };
}

function noteOf({ who, when }: ActionItem): string | undefined {
  const parts = [who === null ? null : `who: ${who}`, when === null ? null : `when: ${when}`].filter((part) => part !== null);
  return parts.length > 0 ? parts.join('; ') : undefined;
}

function summaryOf(topics: string[], central: string[], decisions: number, actions: number, unresolved: number, asked: number): string {
  const about = topics.length > 0 ? `Most often named: ${topics.slice(0, 4).join(', ')}.` : 'No topic came up twice.';
  const counts = `${plural(decisions, 'decision')}, ${plural(actions, 'action item')}, ${plural(asked, 'question')} of which ${unresolved} stayed open.`;
  return [about, counts, ...(central.length > 0 ? [`Central sentences: ${central.map((text) => `“${text}”`).join(' ')}`] : [])].join(' ');
}

function empty(sufficiency: EnhancedUnderstanding['sufficiency']): EnhancedUnderstanding {
  return { evidence: [], sufficiency, dropped_claims: 0, summary_of_understanding: sufficiency.reason ?? '', key_topics: [], action_items: [], unresolved_questions: [], contextual_insights: [], nuances_detected: [], key_inconsistencies: [], areas_of_evasiveness: [], suggested_follow_up_questions: [], unverified_claims: [] };
}

export const enhancedUnderstanding: Analysis<'enhanced_understanding'> = { type: 'enhanced_understanding', schema: enhancedUnderstandingSchema, engine: cueEngine, read };
