import { z } from 'zod';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn, spokenBy, type Held } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf } from '#lib/analyses/model/model-reading';
import { count } from '#lib/base/words';
import { intentNames, type Intent } from '#lib/text/intents/names';

const most = { phrases: 12, intents: 2 } as const;

const draft = z.object({
  phrases: z.array(citationSchema.extend({ intent: z.enum(intentNames) })),
  ...draftBase,
});

export const intentPrompt = modelReading({
  type: 'speaker_intent_analysis',
  version: '4',
  draft,
  hears: false,
  instructions: `what each speaker mainly wants of the talk.
phrases (at most ${most.phrases}): for each speaker the places that show it best, with the aim that they show: one aim \
or two a speaker, the main one first and oftenest. Only aims on the surface of the words; nothing for a speaker whose \
aim is not clear.`,
  build({ sufficiency, phrases }, grounding, local) {
    const kept = grounding.keep(phrases.slice(0, most.phrases), () => 'intent');
    const stands = sufficiency === null && kept.length > 0;
    const whole = intentsOf(kept);
    // All known speakers are listed, even without a clear intent, in the order of the local reading.
    const speakers = local.speakers.map(({ speaker }) => {
      const intents = intentsOf(kept.filter(({ evidence }) => evidence.speaker === speaker));
      return {
        speaker,
        intents,
        inferred_intent: intents[0] ?? null,
        confidence_score: null,
        secondary_intents: intents.slice(1),
      };
    });
    return {
      ...local,
      evidence: evidenceIn(kept),
      sufficiency:
        sufficiency === null && !stands
          ? { enough: false, reason: 'The model gave nothing for its reading that stands in the transcript.' }
          : sufficiencyOf(sufficiency, grounding),
      inferred_intent: stands ? (whole[0] ?? null) : null,
      confidence_score: null,
      secondary_intents: stands ? whole.slice(1) : [],
      key_phrases_supporting_intent: kept.map(({ evidence }) => evidence.quote),
      overall_assessment: stands ? `Read from ${count(kept.length, 'phrase')}: ${spokenBy(kept)}.` : '',
      speakers: stands ? speakers : [],
    };
  },
});

/** The most frequent intents; among equal ones, the first to appear. */
function intentsOf(held: readonly Held<{ intent: Intent }>[]): Intent[] {
  return [...Map.groupBy(held, ({ claim }) => claim.intent)]
    .toSorted((a, b) => b[1].length - a[1].length)
    .slice(0, most.intents)
    .map(([intent]) => intent);
}
