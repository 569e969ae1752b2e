import { z } from 'zod';
import { citationSchema } from '#lib/analyses/model/citation';
import { draftBase, modelReading, sufficiencyOf, unit } from '#lib/analyses/model/model-reading';

const draft = z.object({
  ...draftBase,
  intent: z.string(),
  confidence: z.number(),
  secondary: z.array(z.string()),
  phrases: z.array(citationSchema.extend({ shows: z.string() })),
  assessment: z.string(),
});

export const intentPrompt = modelReading({
  type: 'speaker_intent_analysis',
  version: '2',
  draft,
  hears: false,
  instructions: `Reading: what the wording aims at.
intent: the main aim of the talk in a short phrase ("to agree on a date for the move"); where speakers are known and want different things, name both. secondary: at most four further aims. Only aims on the surface of the words; no hidden agendas.
phrases: at most eight quotes that show these aims; shows: which aim. confidence: 0 to 1, how plainly the words say it. assessment: two sentences at most.`,
  build({ sufficiency, intent, confidence, secondary, phrases, assessment }, grounding, local) {
    const kept = grounding.keep(phrases.slice(0, 8), () => 'intent', ({ shows }) => shows);
    const stands = sufficiency.enough && kept.length > 0;
    return {
      ...local,
      evidence: kept.map(({ evidence }) => evidence),
      sufficiency: sufficiency.enough && !stands ? { enough: false, reason: 'The model gave no quote for its reading that stands in the transcript.' } : sufficiencyOf(sufficiency),
      dropped_claims: grounding.dropped,
      inferred_intent: stands ? intent : null,
      confidence_score: stands ? unit(confidence) : null,
      secondary_intents: stands ? secondary.slice(0, 4) : [],
      key_phrases_supporting_intent: kept.map(({ evidence }) => evidence.quote),
      overall_assessment: stands ? assessment : '',
    };
  },
});
