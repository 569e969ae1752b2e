import { page as argumentAnalysis } from '#lib/analyses/argument-analysis/page';
import { page as audioAnalysis } from '#lib/analyses/audio-analysis/page';
import { page as audioQualityMetrics } from '#lib/analyses/audio-quality-metrics/page';
import { page as conversationFlow } from '#lib/analyses/conversation-flow/page';
import { page as emotionAnalysis } from '#lib/analyses/emotion-analysis/page';
import { page as enhancedUnderstanding } from '#lib/analyses/enhanced-understanding/page';
import { page as manipulationAssessment } from '#lib/analyses/manipulation-assessment/page';
import { page as psychologicalAnalysis } from '#lib/analyses/psychological-analysis/page';
import { page as quantitativeMetrics } from '#lib/analyses/quantitative-metrics/page';
import { page as speakerAttitude } from '#lib/analyses/speaker-attitude/page';
import { page as speakerIntentAnalysis } from '#lib/analyses/speaker-intent-analysis/page';
import { page as transcript } from '#lib/analyses/transcript/page';
import { type Finding, findingWithId } from '#lib/analyses/evidence/finding';
import type { ResultData, StoredResult } from '#lib/analyses/results/results';
import type { Engine } from './analysis.ts';
import { upgradedBy } from './as-of-today.ts';
import type { StepPage } from './step-page.ts';
import type { AnalysisType } from './steps.ts';

/** The page's part of each step; a missing step does not compile. */
const pages: { readonly [T in AnalysisType]: StepPage<T> } = {
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

/** The lead of a result, for its card and for the terminal. */
export function leadOf<T extends AnalysisType>(type: T, data: ResultData<T>, by: Engine['kind'] = 'local'): string {
  return pages[type].lead(data, by);
}

/**
 * The findings of one result, highest score first. Findings without evidence and duplicates are left out; a result with
 * too little to go on has none.
 */
export function findingsIn<T extends AnalysisType>(
  type: T,
  data: ResultData<T>,
  by: Engine['kind'] = 'local',
): Finding[] {
  if (!data.sufficiency.enough) return [];
  const found = pages[type]
    .findings(data, by)
    .map((item) => findingWithId(type, item))
    .filter((item) => item !== null);
  return found
    .filter((item, at) => found.findIndex(({ id }) => id === item.id) === at)
    .toSorted((a, b) => b.score - a.score);
}

/** A stored result, upgraded to today's schema. */
export function asOfToday<T extends AnalysisType>(type: T, data: StoredResult<T>): ResultData<T> {
  return upgradedBy(pages[type], data);
}
