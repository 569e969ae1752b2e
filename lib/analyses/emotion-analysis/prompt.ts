import { z } from 'zod';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf, unit } from '#lib/analyses/model/model-reading';
import { emotionName } from './schema.ts';
import type { EmotionName } from './schema.ts';

const draft = z.object({
  ...draftBase,
  passages: z.array(citationSchema.extend({ emotion: emotionName, score: z.number() })),
});

/** The text side only: what was measured in the voice stays, with its own source. */
export const emotionPrompt = modelReading({
  type: 'emotion_analysis',
  version: '3',
  draft,
  hears: false,
  instructions: `Reading: emotions that a reader might hear in the words, as a listener would describe them, not what anybody feels.
passages: each passage whose words show anger, disgust, fear, joy, sadness or surprise; the quote is what shows it; score: 0 to 1, how plainly. Leave out neutral passages, and words that only name an emotion of somebody who is not speaking.`,
  build({ sufficiency, passages }, grounding, local) {
    const kept = grounding.keep(passages.filter(({ emotion }) => emotion !== 'neutral'), ({ emotion }) => emotion);
    const heard = local.evidence.filter(({ source }) => source === 'audio');
    return {
      ...local,
      evidence: [...evidenceIn(kept), ...heard],
      sufficiency: sufficiencyOf(sufficiency),
      emotions: [
        ...kept.map(({ claim, evidence }) => ({ emotion: claim.emotion, score: unit(claim.score), timestamp_start_s: evidence.start_s, timestamp_end_s: evidence.end_s, source: 'text' as const })),
        ...local.emotions.filter(({ source }) => source === 'audio'),
      ],
      dominant: dominantOf(kept.map(({ claim }) => claim.emotion)),
      timeline: local.timeline.map((entry) => ({ ...entry, label: kept.find(({ evidence }) => evidence.start_s >= entry.start_s && evidence.start_s < entry.end_s)?.claim.emotion ?? null })),
      method: 'Emotions in the words by a language model; tone over time and voice measured.',
    };
  },
});

/** What is found most often, where it is found at least twice and more often than anything else: counted, not told. */
function dominantOf(found: readonly EmotionName[]): EmotionName | null {
  const [first, second] = [...Map.groupBy(found, (emotion) => emotion)].toSorted((a, b) => b[1].length - a[1].length);
  return first && first[1].length >= 2 && first[1].length > (second?.[1].length ?? 0) ? first[0] : null;
}
