import type { AnalysisType } from '#lib/analyses/steps';
import { argumentAnalysis } from './argument-analysis';
import { audioAnalysis } from './audio-analysis';
import { audioQualityMetrics } from './audio-quality-metrics';
import type { CardParts } from '#components/cards/parts/card-parts';
import { conversationFlow } from './conversation-flow';
import { emotionAnalysis } from './emotion-analysis';
import { enhancedUnderstanding } from './enhanced-understanding';
import { manipulationAssessment } from './manipulation-assessment';
import { psychologicalAnalysis } from './psychological-analysis';
import { quantitativeMetrics } from './quantitative-metrics';
import { speakerAttitude } from './speaker-attitude';
import { speakerIntentAnalysis } from './speaker-intent-analysis';
import { transcript } from './transcript';

/** A card for every step; a missing one does not compile. */
export const registry: { [T in AnalysisType]: CardParts<T> } = {
  audio_quality_metrics: audioQualityMetrics,
  transcript,
  emotion_analysis: emotionAnalysis,
  manipulation_assessment: manipulationAssessment,
  argument_analysis: argumentAnalysis,
  speaker_attitude: speakerAttitude,
  enhanced_understanding: enhancedUnderstanding,
  psychological_analysis: psychologicalAnalysis,
  speaker_intent_analysis: speakerIntentAnalysis,
  audio_analysis: audioAnalysis,
  quantitative_metrics: quantitativeMetrics,
  conversation_flow: conversationFlow,
};
