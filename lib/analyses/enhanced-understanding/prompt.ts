import { z } from 'zod';
import { list } from '#lib/base/words';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf } from '#lib/analyses/model/model-reading';

const draft = z.object({
  ...draftBase,
  summary: z.string(),
  topics: z.array(z.string()),
  actions: z.array(citationSchema.extend({ who: z.string().nullable(), when: z.string().nullable(), accepted: z.boolean().nullable() })),
  decisions: z.array(citationSchema),
  questions: z.array(citationSchema.extend({ answered: z.boolean().nullable(), answer: citationSchema.nullable() })),
  claims: z.array(citationSchema.extend({ what: z.enum(['number', 'name', 'date']) })),
  contradictions: z.array(z.object({ first: citationSchema, second: citationSchema, why: z.string() })),
  evasions: z.array(citationSchema.extend({ note: z.string() })),
  nuances: z.array(citationSchema.extend({ note: z.string() })),
  follow_ups: z.array(z.string()),
});

export const understandingPrompt = modelReading({
  type: 'enhanced_understanding',
  version: '3',
  draft,
  hears: false,
  instructions: `Reading: what the conversation is about and what it leaves open.
summary: three sentences at most. topics: at most eight short noun phrases.
actions: each promise, task or accepted request, as a quote; who: the speaker's or another name, or null; when: the words that say until when, verbatim, or null; accepted: whether somebody said yes to a request, null where nothing was asked of anybody. decisions: quotes in which something was settled.
questions: each real question, as a quote, not greetings or tags; answered: true, false, or null where it cannot be told; answer: the quote that answers it.
claims: statements with a number, a name or a date that somebody could check. contradictions: only two quotes that cannot both be true, on the same matter; why: one sentence. evasions: replies that leave a question unanswered; note: what was asked and what was said instead, without a motive. nuances: hedged or qualified statements that matter.
follow_ups: at most six good questions that come from what is open.`,
  build(given, grounding, local) {
    const { sufficiency, summary, topics, follow_ups } = given;
    const actions = grounding.keep(given.actions, () => 'action_item');
    const decisions = grounding.keep(given.decisions, () => 'decision');
    const questions = grounding
      .keep(given.questions, ({ answered }) => (answered === false ? 'open_question' : 'question'))
      .map((held) => ({ ...held, answer: held.claim.answer ? grounding.answerTo(held.evidence, held.claim.answer) : null }));
    const claims = grounding.keep(given.claims, () => 'checkable_claim');
    const contradictions = given.contradictions.flatMap(({ first, second, why }) => {
      const found = grounding.pair(first, second, 'contradiction');
      const told = found && grounding.note(why, found[1]);
      return found && told ? [{ one: found[0], other: found[1], why: told }] : [];
    });
    const evasions = grounding.keep(given.evasions, () => 'evasive_reply', ({ note }) => note);
    const nuances = grounding.keep(given.nuances, () => 'hedged_statement', ({ note }) => note);
    const open = questions.filter(({ claim, answer }) => claim.answered === false && !answer);
    const key_topics = grounding.phrases(topics, 8);
    const told = grounding.text(summary);
    return {
      ...local,
      evidence: [...evidenceIn([...decisions, ...actions, ...open, ...claims]), ...contradictions.flatMap(({ one, other }) => [one, other]), ...evidenceIn([...evasions, ...nuances])],
      sufficiency: sufficiencyOf(sufficiency),
      summary_of_understanding: told || (key_topics.length > 0 ? `About ${list(key_topics)}.` : 'Nothing of the model’s summary stands in the transcript.'),
      key_topics,
      action_items: actions.map(({ evidence }) => evidence.quote),
      actions: actions.map(({ claim, evidence, all }) => ({ text: evidence.quote, who: grounding.who(claim.who, evidence), when: grounding.when(claim.when, all), status: 'open' as const, start_s: evidence.start_s, end_s: evidence.end_s, accepted: claim.accepted })),
      decisions: decisions.map(({ evidence: { quote, speaker, start_s, end_s } }) => ({ text: quote, explicit: null, speaker, start_s, end_s })),
      questions: questions.map(({ claim, evidence: { quote, speaker, start_s, end_s }, answer }) => ({ question: quote, kind: 'information' as const, speaker, start_s, end_s, answered: answer ? true : claim.answered === true ? null : claim.answered, answer: answer?.quote ?? null, answer_start_s: answer?.start_s ?? null })),
      unresolved_questions: open.map(({ evidence }) => evidence.quote),
      unverified_claims: claims.map(({ evidence }) => evidence.quote),
      checkable_claims: claims.map(({ claim, evidence: { quote, speaker, start_s, end_s } }) => ({ text: quote, speaker, start_s, end_s, what: claim.what })),
      contradictions: contradictions.map(({ one, other, why }) => ({ first: one.quote, first_start_s: one.start_s, second: other.quote, second_start_s: other.start_s, why })),
      key_inconsistencies: contradictions.map(({ one, other, why }) => `“${one.quote}” against “${other.quote}”: ${why}`),
      areas_of_evasiveness: evasions.map(({ claim, evidence }) => `“${evidence.quote}”: ${evidence.note ?? claim.note}`),
      nuances_detected: nuances.map(({ claim, evidence }) => `“${evidence.quote}”: ${evidence.note ?? claim.note}`),
      contextual_insights: [],
      // What only the local engine tells so far is its own, and does not stand under a model's name.
      positions: [],
      disagreements: [],
      turning_points: [],
      suggested_follow_up_questions: grounding.phrases(follow_ups, 6),
      method: 'By a language model; each quote was held against the transcript.',
    };
  },
});
