import type { AnalysisType } from '#lib/analyses/steps';

/** What each reading is called on the page. */
export const titles: Record<AnalysisType, string> = {
  audio_quality_metrics: 'Audio quality',
  transcript: 'Transcript',
  emotion_analysis: 'Emotions',
  manipulation_assessment: 'Manipulation cues',
  argument_analysis: 'Arguments',
  speaker_attitude: 'Attitude',
  enhanced_understanding: 'Understanding',
  psychological_analysis: 'Psychological cues',
  speaker_intent_analysis: 'Intent',
  audio_analysis: 'Voice and delivery',
  quantitative_metrics: 'Numbers',
  conversation_flow: 'Conversation flow',
};
