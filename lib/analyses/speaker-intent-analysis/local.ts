import type { Analysis } from '#lib/analyses/step-server';
import type { ReadingInput } from '#lib/analyses/analysis';
import { cueEngine } from '#lib/analyses/engine';
import { evidenceOf } from '#lib/analyses/evidence/evidence-of';
import { enoughToRead } from '#lib/analyses/measures/sufficiency';
import { list } from '#lib/base/words';
import { intentsOf, type SpeakerIntents } from '#lib/text/intents/intents';
import { talkOf } from '#lib/text/learned/talk';
import { textOf, type TextModel } from '#lib/text/model';
import { plainIntent } from './plain.ts';
import type { SpeakerIntentAnalysis } from './schema.ts';
import { intentPrompt } from './prompt.ts';

/** In a shorter talk no intent is inferred, since all training conversations are longer. */
const minimumWords = 60;

/** The intents of each speaker, by words and forms of all that the speaker and the others say. */
function read(input: ReadingInput): SpeakerIntentAnalysis {
  const model = textOf(input);
  const words = enoughToRead(model, minimumWords);
  const sufficiency =
    words.enough && model.speakers.reason !== null ? { enough: false, reason: model.speakers.reason } : words;
  if (!sufficiency.enough)
    return {
      evidence: [],
      sufficiency,
      dropped_claims: 0,
      inferred_intent: null,
      confidence_score: null,
      secondary_intents: [],
      key_phrases_supporting_intent: [],
      overall_assessment: sufficiency.reason ?? '',
      speakers: [],
    };
  const found = intentsOf(model);
  const evidence = found.flatMap((each) =>
    each.passages.map((k) => evidenceOf(model, spanOf(model, k), `intent_${each.intents[0] ?? ''}`)),
  );
  const main = mainOf(model, found);
  return {
    evidence,
    sufficiency,
    dropped_claims: 0,
    inferred_intent: main?.intents[0] ?? null,
    confidence_score: main?.confidence ?? null,
    secondary_intents: main?.intents.slice(1) ?? [],
    key_phrases_supporting_intent: evidence
      .filter(({ speaker }) => speaker === main?.speaker)
      .map(({ quote }) => quote),
    overall_assessment: assessment(found),
    speakers: found.map((each) => ({
      speaker: each.speaker,
      intents: each.intents,
      inferred_intent: each.intents[0] ?? null,
      confidence_score: each.confidence,
      secondary_intents: each.intents.slice(1),
    })),
  };
}

/** The longest sentence of a passage, or the passage itself if no sentence begins in it. */
function spanOf(model: TextModel, k: number): { start: number; end: number } {
  const unit = talkOf(model).units[k];
  const sentences = model.sentences.filter(({ start }) => unit && start >= unit.start && start < unit.end);
  return sentences.toSorted((a, b) => b.words - a.words)[0] ?? { start: unit?.start ?? 0, end: unit?.end ?? 0 };
}

/** The speaker with most words among those whose intent is clear. */
function mainOf(model: TextModel, found: readonly SpeakerIntents[]): SpeakerIntents | undefined {
  const talk = talkOf(model);
  const words = (speaker: string): number =>
    talk.units.reduce((sum, unit, k) => sum + (unit.speaker === speaker ? (talk.dense[k]?.[0] ?? 0) : 0), 0);
  return found.filter(({ intents }) => intents.length > 0).toSorted((a, b) => words(b.speaker) - words(a.speaker))[0];
}

function assessment(found: readonly SpeakerIntents[]): string {
  const clear = found.filter(({ intents }) => intents.length > 0);
  const unclear = found.filter(({ intents }) => intents.length === 0).map(({ speaker }) => speaker);
  if (clear.length === 0) return 'Nobody’s aim is clear from the whole talk.';
  return [
    ...clear.map(({ speaker, intents }) => `${speaker}: to ${list(intents.map(plainIntent))}.`),
    ...unclear.map((speaker) => `${speaker}: not clear.`),
  ].join(' ');
}

export const speakerIntentAnalysis: Analysis<'speaker_intent_analysis'> = {
  engine: cueEngine,
  read,
  prompt: intentPrompt,
};
