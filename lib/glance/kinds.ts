import type { FindingKind } from '#lib/analyses/evidence/finding';
import { type AnalysisType, type CardType, isAnalysisType } from '#lib/analyses/steps';

/** The kind of a note's marks, used unless a finding gives a more specific one. */
const kinds: Record<AnalysisType, FindingKind> = {
  audio_quality_metrics: 'sound',
  transcript: 'sound',
  emotion_analysis: 'feeling',
  manipulation_assessment: 'pressure',
  argument_analysis: 'argument',
  speaker_attitude: 'aim',
  enhanced_understanding: 'agreement',
  psychological_analysis: 'feeling',
  speaker_intent_analysis: 'aim',
  audio_analysis: 'sound',
  quantitative_metrics: 'sound',
  conversation_flow: 'sound',
};

export function kindOf(type: CardType): FindingKind {
  return isAnalysisType(type) ? kinds[type] : 'aim';
}
