import type { ArgumentAnalysis } from '#lib/analyses/argument-analysis/schema';
import type { AudioAnalysis } from '#lib/analyses/audio-analysis/schema';
import type { AudioQualityMetrics } from '#lib/analyses/audio-quality-metrics/schema';
import type { ConversationFlow } from '#lib/analyses/conversation-flow/schema';
import type { CustomAnswer } from '#lib/analyses/custom/schema';
import type { EmotionAnalysis } from '#lib/analyses/emotion-analysis/schema';
import type { EnhancedUnderstanding } from '#lib/analyses/enhanced-understanding/schema';
import type { ManipulationAssessment } from '#lib/analyses/manipulation-assessment/schema';
import type { PsychologicalAnalysis } from '#lib/analyses/psychological-analysis/schema';
import type { QuantitativeMetrics } from '#lib/analyses/quantitative-metrics/schema';
import type { SpeakerAttitude } from '#lib/analyses/speaker-attitude/schema';
import type { SpeakerIntentAnalysis } from '#lib/analyses/speaker-intent-analysis/schema';
import type { AnalysisType, CardType, CustomType } from '#lib/analyses/steps';
import type { Transcript } from '#lib/analyses/transcript/schema';

interface Results {
  audio_quality_metrics: AudioQualityMetrics;
  transcript: Transcript;
  emotion_analysis: EmotionAnalysis;
  manipulation_assessment: ManipulationAssessment;
  argument_analysis: ArgumentAnalysis;
  speaker_attitude: SpeakerAttitude;
  enhanced_understanding: EnhancedUnderstanding;
  psychological_analysis: PsychologicalAnalysis;
  speaker_intent_analysis: SpeakerIntentAnalysis;
  audio_analysis: AudioAnalysis;
  quantitative_metrics: QuantitativeMetrics;
  conversation_flow: ConversationFlow;
  [custom: CustomType]: CustomAnswer;
}

/** The data of one result. A step without a line above does not compile. */
export type ResultData<T extends CardType = AnalysisType> = { [K in CardType]: Results[K] }[T];
