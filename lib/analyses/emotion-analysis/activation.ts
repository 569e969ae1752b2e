import type { Evidence } from '#lib/analyses/evidence/evidence';
import { round } from '#lib/base/statistics';
import type { TextModel } from '#lib/text/model';
import { noteOf, outstandingZ, type VoiceDeviation } from '#lib/analyses/measures/voice';
import type { EmotionName } from './schema.ts';

/**
 * Distance from its baseline, in either direction, at which a voice counts as clearly raised or lowered together with
 * an emotion in the words.
 */
const clearZ = 1;

/**
 * The activation of the voice that accompanies an emotion (Juslin and Laukka 2003, table 7; Russell 1980). Disgust has
 * been found with both, so it has none.
 */
const activationOf: Partial<Record<EmotionName, 'raised' | 'lowered'>> = {
  anger: 'raised',
  fear: 'raised',
  joy: 'raised',
  surprise: 'raised',
  sadness: 'lowered',
};

/** Whether the voice is as clearly raised or lowered as the emotion predicts. */
export function voiceFits(emotion: EmotionName, deviation: VoiceDeviation | undefined): boolean {
  if (!deviation) return false;
  return activationOf[emotion] === (deviation.z >= clearZ ? 'raised' : deviation.z <= -clearZ ? 'lowered' : 'even');
}

/** Arousal, 0 to 1: a logistic curve over the mean z-score. The baseline gives 0.5, a z-score of 1 gives 0.73. */
export function arousalOf(deviation: VoiceDeviation | undefined): number | null {
  return deviation ? round(1 / (1 + Math.exp(-deviation.z)), 2) : null;
}

/** Segments in which the voice stands out, in either direction. */
export function standingOut(model: TextModel, voice: ReadonlyMap<number, VoiceDeviation>): Evidence[] {
  return model.segments.flatMap(({ segment, index }) => {
    const deviation = voice.get(segment.id);
    if (!deviation || Math.abs(deviation.z) < outstandingZ || segment.end_s <= segment.start_s) return [];
    const { start_s, end_s } = segment;
    const cue = deviation.z > 0 ? 'raised_voice' : 'lowered_voice';
    return [
      {
        quote: segment.text,
        segment_id: segment.id,
        start_s,
        end_s,
        speaker: model.speakers.bySegment[index] ?? null,
        cue,
        source: 'audio' as const,
        note: noteOf(deviation),
      },
    ];
  });
}
