import { claimsOf } from '#lib/analyses/argument-analysis/support';
import { actionsOf } from '#lib/analyses/enhanced-understanding/actions';
import { decisionsOf } from '#lib/analyses/enhanced-understanding/statements';
import { manipulationMatches } from '#lib/analyses/manipulation-assessment/local';
import type { SessionContext } from '#lib/analyses/session-context';
import { cueTable, findCues } from '#lib/text/cues';
import { dialogueActs } from '#lib/text/dialogue-acts';
import type { ActType } from '#lib/text/dialogue-acts';
import type { Sentence, TextModel } from '#lib/text/model';

export type Intent = 'inform' | 'ask' | 'persuade' | 'plan' | 'coordinate' | 'complain' | 'thank' | 'apologise' | 'socialise' | 'share an opinion' | 'refuse' | 'advise';

/** What one utterance is for. */
export interface Aim {
  intent: Intent;
  speaker: string | null;
  /** Null where the caller's act does not stand in the transcript. */
  sentence: Sentence | null;
  /** Said outright ("I am calling to ..."), not only done. */
  stated: boolean;
}

/** What one act shows by itself; acts that only answer or listen show nothing. */
const intentOfAct: Partial<Record<ActType, Intent>> = {
  statement: 'inform', opinion: 'share an opinion', question_yes_no: 'ask', question_wh: 'ask', directive: 'coordinate', commissive: 'plan', apology: 'apologise', thanking: 'thank', greeting: 'socialise', closing: 'socialise',
};

/** Names that callers give to acts of their own, by what they hold. */
const otherNames: readonly (readonly [RegExp, Intent])[] = [
  [/question|ask|enquir|inquir/u, 'ask'], [/request|directive|command|instruct|order/u, 'coordinate'], [/offer|commi|promis|plan|propos/u, 'plan'], [/opinion|belief|evaluat/u, 'share an opinion'], [/inform|statement|assert|explain/u, 'inform'], [/thank|gratitude/u, 'thank'],
  [/apolog/u, 'apologise'], [/greet|clos|farewell|opening|chat/u, 'socialise'], [/complain|critic|blam|accus/u, 'complain'], [/persua|argu|convinc/u, 'persuade'], [/refus|reject|declin/u, 'refuse'], [/advi[cs]e|suggest|recommend/u, 'advise'],
];

/** Verbs by which speakers say themselves what they want. */
const statedAims = cueTable([
  { cue: 'ask', phrases: ['i (just|only) want|wanted to ask|know|find|check|understand', 'i would like|love to ask|know|understand|hear', 'i have (got) a (quick|few|couple|some) question|questions', 'i have (some|two|three|a) questions', 'i ~be (just) wondering', 'my question is', 'the question is', 'i ~be curious', 'i need to know'] },
  { cue: 'plan', phrases: ['we (still) need to plan|decide|agree|settle|arrange|organise|organize|schedule', 'let us plan|decide|agree|settle|arrange|schedule|meet', 'the plan is', 'i ~be calling to arrange|book|schedule|confirm', 'i want|need to book|arrange|schedule'] },
  { cue: 'complain', phrases: ['i want|wish|would like to complain|make a complaint', 'i have a complaint', 'i ~be (really|so|very) disappointed|fed', 'this is unacceptable', 'that is unacceptable', 'i want (a|my) refund|money'] },
  { cue: 'inform', phrases: ['i (just) want|wanted to tell|let|inform|explain|report', 'i ~be calling to tell|let|inform', 'i have (some|good|bad) news', 'for your information'] },
  { cue: 'refuse', phrases: ['i will not', 'we will not', 'i ~be not going to', 'we ~be not going to', 'i refuse', 'i can not accept|agree|do that|allow', 'i do not want to', 'absolutely not', 'no way $', 'i would rather not'] },
  { cue: 'advise', phrases: ['you should (really) #VERB', 'you ought to', 'you had better', 'if i were you', 'i (would|strongly) advise|recommend|suggest', 'why do not you', 'you might want to', 'my advice is'] },
  { cue: 'persuade', phrases: ['i want to convince', 'trust me', 'believe me', 'you have to understand|believe|admit', 'you will not regret', 'think about (it|what|how|all) $'] },
]);

/** Techniques that want something of the other; the rest reproach. */
const pressing = /pressure|intimidat|guilt|isolat|persua|seduc/u;

/** The caller's acts where there are any, else one aim an utterance that shows one. */
export function aimsOf(model: TextModel, { dialogue_acts }: SessionContext): Aim[] {
  if (dialogue_acts && dialogue_acts.length > 0) return givenAims(model, dialogue_acts);
  const found = particular(model);
  return dialogueActs(model).flatMap(({ type, sentence }) => {
    const more = found(sentence);
    const intent = more?.intent ?? (type === 'disagreement' ? 'persuade' : intentOfAct[type]);
    return intent ? [{ intent, speaker: sentence.speaker, sentence, stated: more?.stated ?? false }] : [];
  });
}

/**
 * What shows more than the bare act, the most particular first: what the speaker says outright, phrases that press or reproach, who does
 * what by when, a claim with its reason.
 */
function particular(model: TextModel): (sentence: Sentence) => { intent: Intent; stated: boolean } | null {
  const stated = new Map(findCues(model, statedAims).filter(({ context }) => !context.quoted && !context.conditional).map((match) => [match.sentence.index, match.cue as Intent] as const));
  const pressed = new Map(manipulationMatches(model).map((match) => [match.sentence.index, pressing.test(match.cue) ? 'persuade' : 'complain'] as const));
  const planned = new Set([...actionsOf(model).map((item) => item.sentence.index), ...decisionsOf(model).map((match) => match.sentence.index)]);
  const argued = new Set(claimsOf(model).flatMap(({ claim, support }) => (support ? [claim.start, support.start] : [])));
  return (sentence) => {
    const said = stated.get(sentence.index);
    if (said) return { intent: said, stated: true };
    const intent = pressed.get(sentence.index) ?? (planned.has(sentence.index) ? 'plan' : argued.has(sentence.start) ? 'persuade' : null);
    return intent === null ? null : { intent, stated: false };
  };
}

function givenAims(model: TextModel, acts: NonNullable<SessionContext['dialogue_acts']>): Aim[] {
  const byText = new Map(model.sentences.map((sentence) => [sentence.text, sentence]));
  return acts.flatMap((act) => {
    const name = act.act_type.toLowerCase();
    const intent = intentOfAct[name as ActType] ?? otherNames.find(([pattern]) => pattern.test(name))?.[1];
    return intent ? [{ intent, speaker: act.speaker === '' ? null : act.speaker, sentence: byText.get(act.text_segment) ?? null, stated: false }] : [];
  });
}
