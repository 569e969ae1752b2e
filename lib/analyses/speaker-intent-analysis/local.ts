import type { Analysis, ReadingInput } from '#lib/analyses/analysis';
import { cueEngine } from '#lib/analyses/engine';
import { enoughToRead } from '#lib/analyses/sufficiency';
import { evidenceOf } from '#lib/analyses/evidence-of';
import { textOf } from '#lib/text/model';
import type { Sentence } from '#lib/text/model';
import { count, list, spelled } from '#lib/analyses/wording';
import { aimsOf } from './aims.ts';
import type { Aim, Intent } from './aims.ts';
import { rankingOf } from './ranking.ts';
import type { Ranked, Ranking } from './ranking.ts';
import { speakerIntentAnalysisSchema } from './schema.ts';
import type { SpeakerIntentAnalysis } from './schema.ts';

const minimumWords = 15;
/** Sentences that show an aim, for the whole and for each speaker. */
const minimumShown = 3;
const phrases = 5;
/** More speakers than this are not gone through in a sentence. */
const mostSpeakers = 4;

function read(input: ReadingInput): SpeakerIntentAnalysis {
  const model = textOf(input);
  const words = enoughToRead(model, minimumWords);
  const shown = words.enough ? aimsOf(model, input.context) : [];
  const sufficiency = !words.enough || shown.length >= minimumShown ? words : { enough: false, reason: tooFew(shown.length) };
  if (!sufficiency.enough) return { evidence: [], sufficiency, dropped_claims: 0, inferred_intent: null, confidence_score: null, secondary_intents: [], key_phrases_supporting_intent: [], overall_assessment: sufficiency.reason ?? '', speakers: [] };
  const ranking = rankingOf(shown);
  const { named, secondary } = ranking;
  const key = named ? keySentences(named) : [];
  const speakers = speakersOf(shown, input.context.dialogue_acts?.length ? null : model.speakers.names);
  return {
    evidence: [
      ...key.map((sentence) => evidenceOf(model, sentence, cueOf(named?.intent ?? 'inform'))),
      ...secondary.flatMap((entry) => keySentences(entry).slice(0, 2).map((sentence) => evidenceOf(model, sentence, cueOf(entry.intent)))),
    ],
    sufficiency,
    dropped_claims: 0,
    inferred_intent: named?.intent ?? null,
    confidence_score: ranking.confidence,
    secondary_intents: secondary.map((entry) => entry.intent),
    key_phrases_supporting_intent: key.map((sentence) => sentence.text),
    overall_assessment: assessment(ranking, shown.length, speakers),
    speakers,
  };
}

const cueOf = (intent: Intent): string => `intent_${intent.replaceAll(' ', '_')}`;

/** What was said outright first, then the longest; in order of the talk. */
function keySentences({ aims }: Ranked): Sentence[] {
  return aims
    .filter((aim): aim is Aim & { sentence: Sentence } => aim.sentence !== null)
    .toSorted((a, b) => Number(b.stated) - Number(a.stated) || b.sentence.words - a.sentence.words || a.sentence.start - b.sentence.start)
    .slice(0, phrases)
    .map(({ sentence }) => sentence)
    .toSorted((a, b) => a.start - b.start);
}

/** `names` are in order of first speech; null takes them from the aims. */
function speakersOf(shown: readonly Aim[], names: readonly string[] | null): SpeakerIntentAnalysis['speakers'] {
  const own = Map.groupBy(shown, ({ speaker }) => speaker);
  return (names ?? [...own.keys()].filter((name) => name !== null)).map((speaker) => {
    const aims = own.get(speaker) ?? [];
    const { named, secondary, confidence } = aims.length < minimumShown ? { named: null, secondary: [], confidence: null } : rankingOf(aims);
    return { speaker, inferred_intent: named?.intent ?? null, sentences_for_it: named?.aims.length ?? 0, confidence_score: confidence, secondary_intents: secondary.map(({ intent }) => intent), sentences: aims.length };
  });
}

function tooFew(shown: number): string {
  const first = shown === 0 ? 'No sentence shows what it is for' : shown === 1 ? 'Only one sentence shows what it is for' : `Only ${spelled(shown)} sentences show what they are for`;
  return `${first}; ${spelled(minimumShown)} are needed.`;
}

/** What one sentence does, and what several do. */
const doing: Record<Intent, readonly [one: string, many: string]> = {
  inform: ['informs', 'inform'], ask: ['asks', 'ask'], persuade: ['persuades', 'persuade'], plan: ['plans', 'plan'], coordinate: ['asks for something to be done', 'ask for something to be done'], complain: ['reproaches', 'reproach'],
  thank: ['thanks', 'thank'], apologise: ['apologises', 'apologise'], socialise: ['greets or takes leave', 'greet or take leave'], 'share an opinion': ['gives an opinion', 'give an opinion'], refuse: ['refuses', 'refuse'], advise: ['advises', 'advise'],
};

function assessment({ ranked, named }: Ranking, total: number, speakers: SpeakerIntentAnalysis['speakers']): string {
  const parts = list(ranked.slice(0, 3).map(({ intent, aims }) => `${spelled(aims.length)} ${doing[intent][aims.length === 1 ? 0 : 1]}`));
  const aimed = speakers.filter(({ inferred_intent }) => inferred_intent !== null);
  const each = speakers.length > 1 && speakers.length <= mostSpeakers ? aimed.map(({ speaker, inferred_intent, sentences_for_it, sentences }) => ` ${speaker}: above all ${inferred_intent ?? ''}, in ${spelled(sentences_for_it)} of ${count(sentences, 'sentence')}.`).join('') : '';
  return `Of ${spelled(total)} sentences that show what they are for, ${parts}.${named ? '' : ' None of these stands out.'}${each} This is what the sentences do; what is not said cannot be told from them.`;
}

export const speakerIntentAnalysis: Analysis<'speaker_intent_analysis'> = { type: 'speaker_intent_analysis', schema: speakerIntentAnalysisSchema, engine: cueEngine, read };
