import type { ResultData } from './results.ts';
import type { AnalysisType } from '#lib/analyses/steps';

/** Fields that came later, as they read in results that were stored before there were any. */
const added: { [T in AnalysisType]?: Partial<ResultData<T>> } = {
  emotion_analysis: { method: '', timed: false },
  speaker_attitude: { speakers: [], method: '' },
  enhanced_understanding: {
    questions: [],
    decisions: [],
    actions: [],
    checkable_claims: [],
    contradictions: [],
    method: '',
  },
  psychological_analysis: { strain: [], timed: false },
  conversation_flow: { dominance_by: null, subjects: [], problem_solving: [], coherence_over_time: [], method: '' },
  speaker_intent_analysis: { speakers: [] },
  audio_analysis: {
    rising_ends_ratio: null,
    curves: null,
    rate_over_time: [],
    pauses: [],
    method: '',
    not_available: {},
  },
};

/** The log keeps results as they were written; a card reads all of them as if they were written today. */
export function asOfToday<T extends AnalysisType>(type: T, data: ResultData<T>): ResultData<T> {
  return { ...added[type], ...data };
}
