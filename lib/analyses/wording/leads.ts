import { lead as argumentAnalysis } from '#lib/analyses/argument-analysis/lead';
import { lead as audioAnalysis } from '#lib/analyses/audio-analysis/lead';
import { lead as audioQualityMetrics } from '#lib/analyses/audio-quality-metrics/lead';
import { lead as conversationFlow } from '#lib/analyses/conversation-flow/lead';
import { lead as emotionAnalysis } from '#lib/analyses/emotion-analysis/lead';
import { lead as enhancedUnderstanding } from '#lib/analyses/enhanced-understanding/lead';
import { lead as manipulationAssessment } from '#lib/analyses/manipulation-assessment/lead';
import { lead as psychologicalAnalysis } from '#lib/analyses/psychological-analysis/lead';
import { lead as quantitativeMetrics } from '#lib/analyses/quantitative-metrics/lead';
import { lead as speakerAttitude } from '#lib/analyses/speaker-attitude/lead';
import { lead as speakerIntentAnalysis } from '#lib/analyses/speaker-intent-analysis/lead';
import { lead as transcript } from '#lib/analyses/transcript/lead';
import type { Engine } from '#lib/analyses/analysis';
import type { ResultData } from '#lib/analyses/results/results';
import type { AnalysisType } from '#lib/analyses/steps';

/** Some say how they came about, which depends on who read. */
type Leads = { [T in AnalysisType]: (data: ResultData<T>, by: Engine['kind']) => string };

const leads: Leads = {
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

/** The sentence that a result is read by first, on its card and in the terminal. */
export function leadOf<T extends AnalysisType>(type: T, data: ResultData<T>, by: Engine['kind'] = 'local'): string {
  return leads[type](data, by);
}
