import { argumentPrompt } from '#lib/analyses/argument-analysis/prompt';
import { flowPrompt } from '#lib/analyses/conversation-flow/prompt';
import { emotionPrompt } from '#lib/analyses/emotion-analysis/prompt';
import { understandingPrompt } from '#lib/analyses/enhanced-understanding/prompt';
import { manipulationPrompt } from '#lib/analyses/manipulation-assessment/prompt';
import { psychologyPrompt } from '#lib/analyses/psychological-analysis/prompt';
import { attitudePrompt } from '#lib/analyses/speaker-attitude/prompt';
import { intentPrompt } from '#lib/analyses/speaker-intent-analysis/prompt';
import type { ModelType } from '#lib/analyses/steps';
import type { ModelReading } from './model-reading.ts';

/** One prompt a reading; a forgotten one does not compile. */
export const modelReadings: { readonly [T in ModelType]: ModelReading<T> } = {
  emotion_analysis: emotionPrompt,
  manipulation_assessment: manipulationPrompt,
  argument_analysis: argumentPrompt,
  speaker_attitude: attitudePrompt,
  enhanced_understanding: understandingPrompt,
  psychological_analysis: psychologyPrompt,
  speaker_intent_analysis: intentPrompt,
  conversation_flow: flowPrompt,
};
