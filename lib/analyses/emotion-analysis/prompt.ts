import { z } from 'zod';
import { citationSchema } from '#lib/analyses/model/citation';
import { draftBase, modelReading, sufficiencyOf, unit } from '#lib/analyses/model/model-reading';
import { emotionName } from './schema.ts';

const draft = z.object({
  ...draftBase,
  passages: z.array(citationSchema.extend({ emotion: emotionName, score: z.number() })),
  dominant: emotionName.nullable(),
});

/** The text side only: what was measured in the voice stays, with its own source. */
export const emotionPrompt = modelReading({
  type: 'emotion_analysis',
  version: '2',
  draft,
  hears: false,
  instructions: `Reading: emotions that a reader might hear in the words, as a listener would describe them, not what anybody feels.
passages: each passage whose words show anger, disgust, fear, joy, sadness or surprise; the quote is what shows it; score: 0 to 1, how plainly. Leave out neutral passages, and words that only name an emotion of somebody who is not speaking. dominant: the emotion that stands out, neutral where most of the talk is, or null.`,
  build({ sufficiency, passages, dominant }, grounding, local) {
    const kept = grounding.keep(passages.filter(({ emotion }) => emotion !== 'neutral'), ({ emotion }) => emotion);
    const heard = local.evidence.filter(({ source }) => source === 'audio');
    return {
      ...local,
      evidence: [...kept.map(({ evidence }) => evidence), ...heard],
      sufficiency: sufficiencyOf(sufficiency),
      dropped_claims: grounding.dropped,
      emotions: [
        ...kept.map(({ claim, evidence }) => ({ emotion: claim.emotion, score: unit(claim.score), timestamp_start_s: evidence.start_s, timestamp_end_s: evidence.end_s, source: 'text' as const })),
        ...local.emotions.filter(({ source }) => source === 'audio'),
      ],
      dominant,
      timeline: local.timeline.map((entry) => ({ ...entry, label: kept.find(({ evidence }) => evidence.start_s >= entry.start_s && evidence.start_s < entry.end_s)?.claim.emotion ?? null })),
      method: 'Emotions in the words by a language model; tone over time and voice measured.',
    };
  },
});
