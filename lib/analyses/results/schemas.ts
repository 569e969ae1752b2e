import type { z } from 'zod';
import { argumentAnalysisSchema } from '#lib/analyses/argument-analysis/schema';
import { audioAnalysisSchema } from '#lib/analyses/audio-analysis/schema';
import { audioQualityMetricsSchema } from '#lib/analyses/audio-quality-metrics/schema';
import { conversationFlowSchema } from '#lib/analyses/conversation-flow/schema';
import { emotionAnalysisSchema } from '#lib/analyses/emotion-analysis/schema';
import { enhancedUnderstandingSchema } from '#lib/analyses/enhanced-understanding/schema';
import { manipulationAssessmentSchema } from '#lib/analyses/manipulation-assessment/schema';
import { psychologicalAnalysisSchema } from '#lib/analyses/psychological-analysis/schema';
import { quantitativeMetricsSchema } from '#lib/analyses/quantitative-metrics/schema';
import { speakerAttitudeSchema } from '#lib/analyses/speaker-attitude/schema';
import { speakerIntentAnalysisSchema } from '#lib/analyses/speaker-intent-analysis/schema';
import type { AnalysisType } from '#lib/analyses/steps';
import { transcriptSchema } from '#lib/analyses/transcript/schema';

/**
 * The schema of each result, from which its type is derived. Separate from the readings, so that a process that only
 * serves results does not load their engines, and from the pages, which load no schemas.
 */
export const schemas = {
  audio_quality_metrics: audioQualityMetricsSchema,
  transcript: transcriptSchema,
  emotion_analysis: emotionAnalysisSchema,
  manipulation_assessment: manipulationAssessmentSchema,
  argument_analysis: argumentAnalysisSchema,
  speaker_attitude: speakerAttitudeSchema,
  enhanced_understanding: enhancedUnderstandingSchema,
  psychological_analysis: psychologicalAnalysisSchema,
  speaker_intent_analysis: speakerIntentAnalysisSchema,
  audio_analysis: audioAnalysisSchema,
  quantitative_metrics: quantitativeMetricsSchema,
  conversation_flow: conversationFlowSchema,
} satisfies { [T in AnalysisType]: z.ZodObject };
