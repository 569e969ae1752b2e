import type { AnalysisType } from '#lib/analyses/steps';

/**
 * The readings that a model can deepen. What is measured or counted (quality, voice, numbers) is not among them. No
 * schemas here: the page knows this list too.
 */
export const modelTypes = [
  'emotion_analysis',
  'manipulation_assessment',
  'argument_analysis',
  'speaker_attitude',
  'enhanced_understanding',
  'psychological_analysis',
  'speaker_intent_analysis',
  'conversation_flow',
] as const satisfies readonly AnalysisType[];
export type ModelType = (typeof modelTypes)[number];

export function isModelType(type: string): type is ModelType {
  return (modelTypes as readonly string[]).includes(type);
}
