import { z } from 'zod';
import { count } from '#lib/base/words';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn, spokenBy } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf, unit } from '#lib/analyses/model/model-reading';

const draft = z.object({
  ...draftBase,
  intent: z.string(),
  confidence: z.number(),
  secondary: z.array(z.string()),
  phrases: z.array(citationSchema.extend({ shows: z.string() })),
});

export const intentPrompt = modelReading({
  type: 'speaker_intent_analysis',
  version: '3',
  draft,
  hears: false,
  instructions: `Reading: what the wording aims at.
intent: the main aim of the talk in a short phrase ("to agree on a date for the move"); where speakers are known and want different things, name both. secondary: at most four further aims. Only aims on the surface of the words; no hidden agendas.
phrases: at most eight quotes that show these aims; shows: which aim. confidence: 0 to 1, how plainly the words say it.`,
  build({ sufficiency, intent, confidence, secondary, phrases }, grounding, local) {
    const kept = grounding.keep(phrases.slice(0, 8), () => 'intent', ({ shows }) => shows);
    const [aim = null, ...further] = kept.length > 0 ? grounding.phrases([intent, ...secondary.slice(0, 4)], 5) : [];
    const stands = sufficiency.enough && aim !== null;
    return {
      ...local,
      evidence: evidenceIn(kept),
      sufficiency: sufficiency.enough && !stands ? { enough: false, reason: 'The model gave nothing for its reading that stands in the transcript.' } : sufficiencyOf(sufficiency),
      inferred_intent: stands ? aim : null,
      confidence_score: stands ? unit(confidence) : null,
      secondary_intents: stands ? further : [],
      key_phrases_supporting_intent: kept.map(({ evidence }) => evidence.quote),
      overall_assessment: stands ? `Read from ${count(kept.length, 'phrase')}: ${spokenBy(kept)}.` : '',
    };
  },
});
