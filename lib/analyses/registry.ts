import type { Analysis } from './step-server.ts';
import type { ReadingInput } from './analysis.ts';
import { argumentAnalysis } from '#lib/analyses/argument-analysis/local';
import { audioAnalysis } from '#lib/analyses/audio-analysis/local';
import { conversationFlow } from '#lib/analyses/conversation-flow/local';
import { emotionAnalysis } from '#lib/analyses/emotion-analysis/local';
import { enhancedUnderstanding } from '#lib/analyses/enhanced-understanding/local';
import { manipulationAssessment } from '#lib/analyses/manipulation-assessment/local';
import { psychologicalAnalysis } from '#lib/analyses/psychological-analysis/local';
import { quantitativeMetrics } from '#lib/analyses/quantitative-metrics/local';
import type { ModelReading } from '#lib/analyses/model/model-reading';
import type { ResultData } from '#lib/analyses/results/results';
import { speakerAttitude } from '#lib/analyses/speaker-attitude/local';
import { speakerIntentAnalysis } from '#lib/analyses/speaker-intent-analysis/local';
import { type ModelType, type ReadingType, sees } from './steps.ts';

type Readings = { readonly [T in ReadingType]: Analysis<T> };

/**
 * The server's part of each reading. A missing reading does not compile; nor does a missing prompt of a reading that a
 * model can deepen.
 */
export const readings = {
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
} satisfies Readings;

/** Runs one local reading on the inputs that the list of steps allows it. Deterministic; throws only on a bug. */
export function readAnalysis<T extends ReadingType>(type: T, input: ReadingInput): ResultData<T> {
  const all: Readings = readings;
  return all[type].read({
    ...input,
    acoustics: sees(type, 'acoustics') ? input.acoustics : null,
    quality: sees(type, 'quality') ? input.quality : null,
  });
}

/** The prompt for a model's version of a reading. */
export function promptOf<T extends ModelType>(type: T): ModelReading<T> {
  const all: { readonly [K in ModelType]: { prompt: ModelReading<K> } } = readings;
  return all[type].prompt;
}
