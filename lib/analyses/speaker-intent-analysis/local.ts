import type { Analysis, ReadingInput } from '#lib/analyses/analysis';
import { claimsOf } from '#lib/analyses/argument-analysis/support';
import { actionsOf } from '#lib/analyses/enhanced-understanding/actions';
import { decisionsOf } from '#lib/analyses/enhanced-understanding/statements';
import { cueEngine } from '#lib/analyses/engine';
import { manipulationMatches } from '#lib/analyses/manipulation-assessment/local';
import { enoughToRead } from '#lib/analyses/sufficiency';
import { dialogueActs } from '#lib/analyses/text/dialogue-acts';
import type { ActType } from '#lib/analyses/text/dialogue-acts';
import { evidenceOf, textOf } from '#lib/analyses/text/model';
import type { Sentence, TextModel } from '#lib/analyses/text/model';
import { round } from '#lib/analyses/text/timing';
import { list, spelled } from '#lib/analyses/wording';
import { speakerIntentAnalysisSchema } from './schema.ts';
import type { SpeakerIntentAnalysis } from './schema.ts';

const minimumWords = 15;
const minimumActs = 3;
/** An intent is named from this share of the acts on, and secondary from the second. */
const share = { primary: 0.25, secondary: 0.15 } as const;
const phrases = 5;

type Intent = 'inform' | 'ask' | 'persuade' | 'plan' | 'coordinate' | 'complain' | 'thank' | 'apologise' | 'socialise' | 'share an opinion';

/** What one act shows by itself; acts that only answer (acknowledgement, agreement) show nothing. */
const intentOfAct: Partial<Record<ActType, Intent>> = {
  statement: 'inform', opinion: 'share an opinion', question_yes_no: 'ask', question_wh: 'ask', directive: 'coordinate', commissive: 'plan', apology: 'apologise', thanking: 'thank', greeting: 'socialise', closing: 'socialise',
};
/** Techniques that want something of the other; the rest reproach. */
const pressing: ReadonlySet<string> = new Set(['pressure', 'intimidation', 'guilt_tripping', 'isolation']);
/** Statements fill every talk, so they count half. */
const weightOf = (intent: Intent): number => (intent === 'inform' ? 0.5 : 1);

function read(input: ReadingInput): SpeakerIntentAnalysis {
  const model = textOf(input);
  const words = enoughToRead(model, minimumWords);
  const shown = words.enough ? intents(model, input) : [];
  const sufficiency = !words.enough || shown.length >= minimumActs ? words : { enough: false, reason: tooFew(shown.length) };
  if (!sufficiency.enough) return { evidence: [], sufficiency, dropped_claims: 0, inferred_intent: null, confidence_score: null, secondary_intents: [], key_phrases_supporting_intent: [], overall_assessment: sufficiency.reason ?? '' };
  const total = shown.reduce((sum, { intent }) => sum + weightOf(intent), 0);
  const ranked = [...Map.groupBy(shown, ({ intent }) => intent)]
    .map(([intent, all]) => ({ intent, sentences: all.map(({ sentence }) => sentence), share: (all.length * weightOf(intent)) / total }))
    .toSorted((a, b) => b.share - a.share || a.intent.localeCompare(b.intent));
  const [top] = ranked;
  const named = top && top.share >= share.primary ? top : null;
  const secondary = ranked.filter((entry) => entry !== named && entry.share >= share.secondary);
  const key = (named?.sentences ?? []).filter((sentence): sentence is Sentence => sentence !== null).toSorted((a, b) => b.words - a.words || a.index - b.index).slice(0, phrases).toSorted((a, b) => a.index - b.index);
  return {
    evidence: [
      ...key.map((sentence) => evidenceOf(model, sentence, `intent_${(named?.intent ?? '').replaceAll(' ', '_')}`)),
      ...secondary.flatMap(({ intent, sentences }) => sentences.filter((sentence) => sentence !== null).slice(0, 2).map((sentence) => evidenceOf(model, sentence, `intent_${intent.replaceAll(' ', '_')}`))),
    ],
    sufficiency,
    dropped_claims: 0,
    inferred_intent: named?.intent ?? null,
    // The share of what was shown, held back while there are fewer than 20 acts.
    confidence_score: named ? round(Math.min(1, named.share) * Math.min(1, shown.length / 20), 2) : null,
    secondary_intents: secondary.map((entry) => entry.intent),
    key_phrases_supporting_intent: key.map((sentence) => sentence.text),
    overall_assessment: assessment(ranked.slice(0, 3), shown.length, named !== null),
  };
}

/** One intent a sentence; what is more particular wins over the bare act: pressing or reproachful phrases, then plan (who does what), then persuade (a claim with its reason). */
function intents(model: TextModel, { context }: ReadingInput): { intent: Intent; sentence: Sentence | null }[] {
  if (context.dialogue_acts && context.dialogue_acts.length > 0) {
    const byText = new Map(model.sentences.map((sentence) => [sentence.text, sentence]));
    return context.dialogue_acts.flatMap((act) => {
      const intent = intentOfAct[act.act_type as ActType];
      return intent ? [{ intent, sentence: byText.get(act.text_segment) ?? null }] : [];
    });
  }
  const pressed = new Map(manipulationMatches(model).map((match) => [match.sentence.index, pressing.has(match.cue) ? 'persuade' : 'complain'] as const));
  const planned = new Set([...actionsOf(model).map((item) => item.sentence.index), ...decisionsOf(model).map((match) => match.sentence.index)]);
  const argued = new Set(claimsOf(model).flatMap(({ claim, support }) => (support ? [claim.start, support.start] : [])));
  return dialogueActs(model).flatMap(({ type, sentence }) => {
    const arguing = argued.has(sentence.start) || type === 'disagreement';
    const intent: Intent | undefined = pressed.get(sentence.index) ?? (planned.has(sentence.index) ? 'plan' : arguing ? 'persuade' : intentOfAct[type]);
    return intent ? [{ intent, sentence }] : [];
  });
}

function tooFew(shown: number): string {
  const first = shown === 0 ? 'No sentence shows what it is for' : shown === 1 ? 'Only one sentence shows what it is for' : `Only ${spelled(shown)} sentences show what they are for`;
  return `${first}; ${spelled(minimumActs)} are needed.`;
}

/** What one sentence does, and what several do. */
const doing: Record<Intent, [one: string, many: string]> = {
  inform: ['informs', 'inform'], ask: ['asks', 'ask'], persuade: ['persuades', 'persuade'], plan: ['plans', 'plan'], coordinate: ['coordinates', 'coordinate'], complain: ['complains', 'complain'],
  thank: ['thanks', 'thank'], apologise: ['apologises', 'apologise'], socialise: ['socialises', 'socialise'], 'share an opinion': ['shares an opinion', 'share an opinion'],
};

function assessment(ranked: { intent: Intent; sentences: unknown[] }[], total: number, named: boolean): string {
  const parts = list(ranked.map(({ intent, sentences }) => `${spelled(sentences.length)} ${doing[intent][sentences.length === 1 ? 0 : 1]}`));
  return `Of ${spelled(total)} sentences that show what they are for, ${parts}.${named ? '' : ' None of these stands out.'}`;
}

export const speakerIntentAnalysis: Analysis<'speaker_intent_analysis'> = { type: 'speaker_intent_analysis', schema: speakerIntentAnalysisSchema, engine: cueEngine, read };
