import { findings as argumentAnalysis } from '#lib/analyses/argument-analysis/findings';
import { findings as audioAnalysis } from '#lib/analyses/audio-analysis/findings';
import { findings as audioQualityMetrics } from '#lib/analyses/audio-quality-metrics/findings';
import { findings as emotionAnalysis } from '#lib/analyses/emotion-analysis/findings';
import { findings as enhancedUnderstanding } from '#lib/analyses/enhanced-understanding/findings';
import { type Finding, type Found, signedFinding } from './finding.ts';
import { findings as manipulationAssessment } from '#lib/analyses/manipulation-assessment/findings';
import { findings as psychologicalAnalysis } from '#lib/analyses/psychological-analysis/findings';
import type { Engine } from '#lib/analyses/analysis';
import type { ResultData } from '#lib/analyses/results/results';
import { findings as speakerAttitude } from '#lib/analyses/speaker-attitude/findings';
import { findings as speakerIntentAnalysis } from '#lib/analyses/speaker-intent-analysis/findings';
import type { AnalysisType } from '#lib/analyses/steps';

type Finders = { [T in AnalysisType]: (data: ResultData<T>, by: Engine['kind']) => Found[] };

/** What is counted or measured whole, with no single place to show, gives none. */
const none = (): Found[] => [];

/** What each analysis found; one that is missing here does not compile. */
const finders: Finders = {
  audio_quality_metrics: audioQualityMetrics,
  transcript: none,
  emotion_analysis: emotionAnalysis,
  manipulation_assessment: manipulationAssessment,
  argument_analysis: argumentAnalysis,
  speaker_attitude: speakerAttitude,
  enhanced_understanding: enhancedUnderstanding,
  psychological_analysis: psychologicalAnalysis,
  speaker_intent_analysis: speakerIntentAnalysis,
  audio_analysis: audioAnalysis,
  quantitative_metrics: none,
  conversation_flow: none,
};

/**
 * What one result found, the most telling first; nothing without evidence, nothing twice, and nothing where there is
 * too little to say.
 */
export function findingsIn<T extends AnalysisType>(
  type: T,
  data: ResultData<T>,
  by: Engine['kind'] = 'local',
): Finding[] {
  if (!data.sufficiency.enough) return [];
  const found = finders[type](data, by)
    .map((item) => signedFinding(type, item))
    .filter((item) => item !== null);
  return found
    .filter((item, at) => found.findIndex(({ id }) => id === item.id) === at)
    .toSorted((a, b) => b.score - a.score);
}
