import { z } from 'zod';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf } from '#lib/analyses/model/model-reading';
import { felt, type Felt } from '#lib/text/feelings/names';

const most = 12;
/** Scores for how plainly the words show an emotion. The prompt does not ask for weak ones. */
const scores = { plain: 0.7, strong: 0.9 } as const;

const draft = z.object({
  passages: z.array(citationSchema.extend({ emotion: z.enum(felt), strength: z.enum(['plain', 'strong']) })),
  ...draftBase,
});

/** Covers the words only; local measures of the voice stay, with their own source. */
export const emotionPrompt = modelReading({
  type: 'emotion_analysis',
  version: '4',
  draft,
  hears: false,
  instructions: `emotions that most readers would agree are in the words.
passages (at most ${most}): each place whose words say or show anger, disgust, fear, joy, sadness or surprise in the \
speaker; frustration is anger. Not: boredom, indifference, politeness ("thanks", "great", "okay"), plain questions, \
what is told of somebody else or of another day. Most talk has few or none.`,
  build({ sufficiency, passages }, grounding, local) {
    const kept = grounding.keep(passages.slice(0, most), ({ emotion }) => emotion);
    const heard = local.evidence.filter(({ source }) => source === 'audio');
    return {
      ...local,
      evidence: [...evidenceIn(kept), ...heard],
      sufficiency: sufficiencyOf(sufficiency, grounding),
      emotions: [
        ...kept.map(({ claim, evidence }) => ({
          emotion: claim.emotion,
          score: scores[claim.strength],
          timestamp_start_s: evidence.start_s,
          timestamp_end_s: evidence.end_s,
          source: 'text' as const,
        })),
        ...local.emotions.filter(({ source }) => source === 'audio'),
      ].toSorted((a, b) => a.timestamp_start_s - b.timestamp_start_s),
      dominant: dominantOf(kept.map(({ claim }) => claim.emotion)),
      // The valence of the words is the local engine's reading; beside the model's emotions it would be a second
      // opinion.
      timeline: local.timeline.map((entry) => ({
        ...entry,
        valence: null,
        label:
          kept.find(({ evidence }) => evidence.start_s >= entry.start_s && evidence.start_s < entry.end_s)?.claim
            .emotion ?? null,
      })),
      method: 'Emotions in the words by a language model; the voice measured.',
    };
  },
});

/**
 * The most frequent emotion, if it is found at least twice and more often than every other. It is counted here, not
 * asked of the model.
 */
function dominantOf(found: readonly Felt[]): Felt | null {
  const [first, second] = [...Map.groupBy(found, (emotion) => emotion)].toSorted((a, b) => b[1].length - a[1].length);
  return first && first[1].length >= 2 && first[1].length > (second?.[1].length ?? 0) ? first[0] : null;
}
