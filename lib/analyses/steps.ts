/** What a step waits for. `acoustics` are the features measured over the transcript's segments. */
export type Need = 'audio' | 'transcript' | 'acoustics';

/**
 * The one list of steps, in the order in which they are counted and shown. `type` and `label` are fixed on the wire.
 * A step starts as soon as everything in `needs` exists.
 */
export const steps = [
  { type: 'audio_quality_metrics', label: 'Audio Quality Assessment', needs: ['audio'] },
  { type: 'transcript', label: 'Transcription', needs: ['audio'] },
  { type: 'emotion_analysis', label: 'Emotion Analysis', needs: ['transcript', 'acoustics'] },
  { type: 'manipulation_assessment', label: 'Manipulation Assessment', needs: ['transcript'] },
  { type: 'argument_analysis', label: 'Argument Analysis', needs: ['transcript'] },
  { type: 'speaker_attitude', label: 'Speaker Attitude', needs: ['transcript'] },
  { type: 'enhanced_understanding', label: 'Enhanced Understanding', needs: ['transcript'] },
  { type: 'psychological_analysis', label: 'Psychological Analysis', needs: ['transcript', 'acoustics'] },
  { type: 'speaker_intent_analysis', label: 'Speaker Intent Analysis', needs: ['transcript'] },
  { type: 'audio_analysis', label: 'Audio Analysis', needs: ['transcript', 'acoustics'] },
  { type: 'quantitative_metrics', label: 'Quantitative Metrics', needs: ['transcript'] },
  { type: 'conversation_flow', label: 'Conversation Flow', needs: ['transcript'] },
] as const satisfies readonly { type: string; label: string; needs: readonly Need[] }[];

export type AnalysisType = (typeof steps)[number]['type'];
/** The steps that read a transcript (all but the first two). */
export type ReadingType = Exclude<AnalysisType, 'audio_quality_metrics' | 'transcript'>;

/** A question of the owner's own: `custom:` and a slug made of its name. */
export type CustomType = `custom:${string}`;
/** Whatever has a card of its own. */
export type CardType = AnalysisType | CustomType;

export const analysisTypes: readonly AnalysisType[] = steps.map((step) => step.type);

const byType = new Map(steps.map((step) => [step.type, step]));

export function stepOf(type: AnalysisType): (typeof steps)[number] {
  const step = byType.get(type);
  if (!step) throw new RangeError(`unknown analysis_type: ${type}`);
  return step;
}

export function isAnalysisType(value: unknown): value is AnalysisType {
  return byType.has(value as AnalysisType);
}

/** The slug is lower-case letters, digits and single hyphens, at most 40. */
export function isCustomType(value: string): value is CustomType {
  return /^custom:(?=.{1,40}$)[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(value);
}

export function isReadingType(type: AnalysisType): type is ReadingType {
  return type !== 'audio_quality_metrics' && type !== 'transcript';
}
