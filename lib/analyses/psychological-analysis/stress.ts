import type { ReadingInput } from '#lib/analyses/analysis';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import type { TextModel } from '#lib/text/model';
import { minimumSegments, noteOf, voiceDeviations } from '#lib/analyses/measures/voice';

/**
 * Least differences from the median, both together, of a raised voice. They lie well above the variation of even talk;
 * our own limits.
 */
const raised = { louder_db: 6, higher_semitones: 3 } as const;
/**
 * Least share of raised segments (at least two) for the level "high". The level is never "low", since calm and
 * well-controlled voices sound alike.
 */
const highShare = 0.2;

export interface RaisedVoice {
  level: 'normal' | 'high';
  measured: number;
  evidence: Evidence[];
}

/**
 * null without audio, if voice inference is off, or if fewer than three segments have loudness and pitch to compare.
 */
export function raisedSegments(input: ReadingInput, model: TextModel): RaisedVoice | null {
  if (!input.acoustics || !input.voice_inference) return null;
  const deviations = voiceDeviations(
    input.acoustics,
    model.speakers,
    model.segments.map((at) => at.segment.id),
  );
  const measured = [...deviations.values()].filter(
    (entry) => entry.louder_db !== null && entry.higher_semitones !== null,
  );
  if (measured.length < minimumSegments) return null;
  const evidence = model.segments.flatMap(({ segment, index }): Evidence[] => {
    const entry = deviations.get(segment.id);
    if (
      !entry ||
      (entry.louder_db ?? 0) < raised.louder_db ||
      (entry.higher_semitones ?? 0) < raised.higher_semitones ||
      segment.end_s <= segment.start_s
    )
      return [];
    return [
      {
        quote: segment.text,
        segment_id: segment.id,
        start_s: segment.start_s,
        end_s: segment.end_s,
        speaker: model.speakers.bySegment[index] ?? null,
        cue: 'raised_voice',
        source: 'audio',
        note: noteOf(entry),
      },
    ];
  });
  return {
    level: evidence.length >= 2 && evidence.length / measured.length >= highShare ? 'high' : 'normal',
    measured: measured.length,
    evidence,
  };
}
