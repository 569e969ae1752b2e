import { z } from 'zod';
import { actionStatus, questionKind, questionStatus } from './schema.ts';
import { citationSchema, type Citation } from '#lib/analyses/model/citation';
import { evidenceIn } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf } from '#lib/analyses/model/model-reading';
import { list } from '#lib/base/words';

const most = {
  decisions: 10,
  actions: 15,
  questions: 25,
  disagreements: 5,
  positions: 8,
  turning_points: 4,
  claims: 10,
  contradictions: 3,
  topics: 8,
  follow_ups: 4,
} as const;

const draft = z.object({
  decisions: z.array(citationSchema.extend({ what: z.string(), explicit: z.boolean() })),
  actions: z.array(
    citationSchema.extend({
      what: z.string(),
      who: z.string().nullable(),
      when: z.string().nullable(),
      status: actionStatus,
      accepted: z.boolean().nullable(),
    }),
  ),
  questions: z.array(
    citationSchema.extend({ kind: questionKind, answer: citationSchema.nullable(), status: questionStatus }),
  ),
  disagreements: z.array(
    z.object({ first: citationSchema, second: citationSchema, about: z.string(), resolved: z.boolean().nullable() }),
  ),
  positions: z.array(citationSchema.extend({ on: z.string() })),
  turning_points: z.array(citationSchema.extend({ what: z.string() })),
  claims: z.array(citationSchema.extend({ what: z.enum(['number', 'name', 'date', 'claim']) })),
  contradictions: z.array(z.object({ first: citationSchema, second: citationSchema, why: z.string() })),
  topics: z.array(z.string()),
  follow_ups: z.array(z.string()),
  summary: z.string(),
  ...draftBase,
});

export const understandingPrompt = modelReading({
  type: 'enhanced_understanding',
  version: '4',
  draft,
  hears: false,
  instructions: `what the conversation is about, what comes of it and what it leaves open.
decisions (at most ${most.decisions}): where something was settled, not recaps, offers or what is put off; what: in \
your own words; explicit: the settlement itself is put into words.
actions (at most ${most.actions}, the most important first): what somebody is to do after the talk; what: in your own \
words; who: a speaker or a name that was said, else null (an order is for the listener, a promise for oneself); when: \
the words that say until when, from this line or the reply to it, else null; status: open, done, declined (refused or \
taken back), conditional; accepted: whether somebody said yes to a request, null where nothing was asked of anybody.
questions (at most ${most.questions}): kind: information, confirmation (a yes or no that is presumed), request (for an \
act), rhetorical, procedural ("can you hear me?"), check (a tag, "sorry?"), reported (of others); answer: the quote \
that answers it, said later by somebody else, else null; status: answered, open ("I don't know" too), deflected (the \
reply goes round it), unclear.
disagreements (at most ${most.disagreements}): two people's quotes against each other; about: the matter. positions \
(at most ${most.positions}): what a speaker holds or wants; on: the matter. turning_points (at most \
${most.turning_points}): what: what changes there.
claims (at most ${most.claims}): statements of fact that a journalist would check, with or without a number. \
contradictions (at most ${most.contradictions}): two quotes from two places that cannot both be true; usually empty; \
why: one sentence.
topics: at most ${most.topics} short noun phrases in words of the talk. follow_ups: at most ${most.follow_ups} \
questions that come from what stayed open. summary: three sentences at most: who wanted what, what came of it, what \
stays open; not how the talk felt.`,
  build(given, grounding, local) {
    const { sufficiency } = given;
    const decisions = grounding.retold(
      given.decisions.slice(0, most.decisions),
      () => 'decision',
      ({ what }) => what,
    );
    const actions = grounding.retold(
      given.actions.slice(0, most.actions),
      () => 'action_item',
      ({ what }) => what,
    );
    const pending = actions.filter(({ claim }) => claim.status === 'open' || claim.status === 'conditional');
    const questions = grounding
      .keep(given.questions.slice(0, most.questions), ({ status }) =>
        status === 'open' || status === 'deflected' ? 'open_question' : 'question',
      )
      .map((held) => ({
        ...held,
        answer: held.claim.answer ? grounding.answerTo(held.evidence, held.claim.answer) : null,
      }));
    const asks = questions.filter(
      ({ claim }) => claim.kind === 'information' || claim.kind === 'confirmation' || claim.kind === 'request',
    );
    const open = asks.filter(({ claim }) => claim.status === 'open' || claim.status === 'deflected');
    const claims = grounding.keep(given.claims.slice(0, most.claims), () => 'checkable_claim');
    const pairs = <T extends { first: Citation; second: Citation }>(
      found: readonly T[],
      cue: string,
      wordsOf: (pair: T) => string,
    ) =>
      found.flatMap((pair) => {
        const places = grounding.pair(pair.first, pair.second, cue);
        const told = places && grounding.note(wordsOf(pair), ...places);
        return places && told ? [{ pair, one: places[0], other: places[1], told }] : [];
      });
    const contradictions = pairs(given.contradictions.slice(0, most.contradictions), 'contradiction', ({ why }) => why);
    const disagreements = pairs(
      given.disagreements.slice(0, most.disagreements),
      'disagreement',
      ({ about }) => about,
    ).filter(({ one, other }) => one.speaker === null || one.speaker !== other.speaker);
    const positions = grounding.retold(
      given.positions.slice(0, most.positions),
      () => 'position',
      ({ on }) => on,
    );
    const turns = grounding.retold(
      given.turning_points.slice(0, most.turning_points),
      () => 'turning_point',
      ({ what }) => what,
    );
    const key_topics = grounding.phrases(given.topics, most.topics);
    const summary = grounding.text(given.summary);
    return {
      ...local,
      evidence: [
        ...evidenceIn([...decisions, ...pending, ...open, ...claims]),
        ...[...contradictions, ...disagreements].flatMap(({ one, other }) => [one, other]),
        ...evidenceIn([...positions, ...turns]),
      ],
      sufficiency: sufficiencyOf(sufficiency, grounding),
      summary_of_understanding:
        summary ||
        (key_topics.length > 0
          ? `About ${list(key_topics)}.`
          : 'Nothing of the model’s summary stands in the transcript.'),
      key_topics,
      action_items: pending.map(({ evidence }) => evidence.quote),
      actions: actions.map(({ claim, evidence, all }) => ({
        text: evidence.quote,
        ...(evidence.note === undefined ? {} : { what: evidence.note }),
        who: grounding.who(claim.who, evidence),
        when: grounding.when(claim.when, all),
        status: claim.status,
        start_s: evidence.start_s,
        end_s: evidence.end_s,
        accepted: claim.accepted,
      })),
      decisions: decisions.map(({ claim, evidence: { quote, note, speaker, start_s, end_s } }) => ({
        text: quote,
        ...(note === undefined ? {} : { what: note }),
        explicit: claim.explicit,
        speaker,
        start_s,
        end_s,
      })),
      questions: questions.map(({ claim, evidence: { quote, speaker, start_s, end_s }, answer }) => ({
        question: quote,
        kind: claim.kind,
        speaker,
        start_s,
        end_s,
        // An answer whose quote was not found cannot be listened to, so it does not count.
        answered: claim.status === 'open' || claim.status === 'deflected' ? false : answer ? true : null,
        answer: claim.status === 'open' || claim.status === 'deflected' ? null : (answer?.quote ?? null),
        answer_start_s: claim.status === 'open' || claim.status === 'deflected' ? null : (answer?.start_s ?? null),
        status: claim.status === 'answered' && !answer ? 'unclear' : claim.status,
      })),
      unresolved_questions: open.map(({ evidence }) => evidence.quote),
      unverified_claims: claims.map(({ evidence }) => evidence.quote),
      checkable_claims: claims.map(({ claim, evidence: { quote, speaker, start_s, end_s } }) => ({
        text: quote,
        speaker,
        start_s,
        end_s,
        what: claim.what,
      })),
      contradictions: contradictions.map(({ one, other, told }) => ({
        first: one.quote,
        first_start_s: one.start_s,
        second: other.quote,
        second_start_s: other.start_s,
        why: told,
      })),
      key_inconsistencies: contradictions.map(
        ({ one, other, told }) => `“${one.quote}” against “${other.quote}”: ${told}`,
      ),
      areas_of_evasiveness: asks.flatMap(({ claim, evidence, answer }) =>
        claim.status === 'deflected' && answer ? [`“${answer.quote}” to “${evidence.quote}”`] : [],
      ),
      positions: positions.map(({ evidence: { quote, note, speaker, start_s } }) => ({
        speaker,
        on: note ?? null,
        stance: quote,
        start_s,
      })),
      disagreements: disagreements.map(({ pair, one, other, told }) => ({
        between: [one.speaker, other.speaker].filter((name) => name !== null),
        about: other.quote,
        what: told,
        resolved: pair.resolved,
        start_s: Math.min(one.start_s, other.start_s),
        end_s: Math.max(one.end_s, other.end_s),
      })),
      turning_points: turns.map(({ evidence: { quote, note, start_s } }) => ({
        what: quote,
        ...(note === undefined ? {} : { change: note }),
        start_s,
      })),
      nuances_detected: [],
      contextual_insights: [],
      suggested_follow_up_questions: grounding.phrases(given.follow_ups, most.follow_ups),
      method: 'By a language model; each quote was held against the transcript.',
    };
  },
});
