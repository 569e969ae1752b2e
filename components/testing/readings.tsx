import type { ArgumentAnalysis } from '#lib/analyses/argument-analysis/schema';
import type { EmotionAnalysis } from '#lib/analyses/emotion-analysis/schema';
import type { EnhancedUnderstanding } from '#lib/analyses/enhanced-understanding/schema';
import type { ManipulationAssessment } from '#lib/analyses/manipulation-assessment/schema';
import type { PsychologicalAnalysis } from '#lib/analyses/psychological-analysis/schema';
import type { SpeakerAttitude } from '#lib/analyses/speaker-attitude/schema';
import type { SpeakerIntentAnalysis } from '#lib/analyses/speaker-intent-analysis/schema';
import { enough, heard, placed, quoted, segments } from './conversation';

const felt = [
  { emotion: 'sadness', quote: 'I am sorry', source: 'text' },
  { emotion: 'fear', quote: 'I am worried', source: 'text' },
  { emotion: 'anger', quote: 'why you are angry', source: 'both' },
] as const;

export const emotionAnalysis: EmotionAnalysis = {
  ...enough,
  evidence: [
    ...felt.map(({ emotion, quote }) => quoted(quote, emotion)),
    heard(40, 45.4, 'raised_voice', 'Louder and higher than this speaker’s average.'),
  ],
  emotions: felt.map(({ emotion, quote, source }, index) => ({
    emotion,
    score: 0.4 + index / 10,
    timestamp_start_s: placed(quote).start_s,
    timestamp_end_s: placed(quote).end_s,
    source,
  })),
  dominant: null,
  timeline: segments.map(({ start_s, end_s }, index) => ({
    start_s,
    end_s,
    valence: [0.05, -0.35, -0.3, -0.55, -0.4, -0.2, -0.45, -0.5, -0.05, -0.3, 0.1][index] ?? null,
    arousal: [0.3, 0.5, 0.25, 0.55, 0.4, 0.6, 0.45, 0.85, 0.4, 0.5, 0.35][index] ?? null,
    label: felt.find(({ quote }) => placed(quote).start_s >= start_s && placed(quote).start_s < end_s)?.emotion ?? null,
  })),
  timed: true,
  method: 'Named where a phrase says it.',
};

const pressures = [
  {
    technique: 'guilt_trip',
    quote: 'After everything I have done for you',
    explanation: 'Reminds of past favours to make a refusal feel ungrateful.',
  },
  {
    technique: 'belittling',
    quote: 'You are too sensitive',
    explanation: 'Makes the feeling the problem instead of its cause.',
  },
  { technique: 'time_pressure', quote: 'Decide right now', explanation: 'Leaves no time to think or to ask.' },
  { technique: 'threat', quote: 'you will regret this', explanation: 'Announces harm in case of a refusal.' },
];

export const manipulationAssessment: ManipulationAssessment = {
  ...enough,
  evidence: pressures.map(({ technique, quote }) => quoted(quote, technique)),
  cues_present: true,
  manipulation_score: 0.36,
  manipulation_confidence: 0.7,
  manipulation_techniques: pressures,
  manipulation_explanation: 'Four cues in 62 seconds, all of them said by Mark.',
};

function supported(claim: string, evidence: string | null, strength: 'weak' | 'moderate' | 'strong') {
  const at = placed(claim);
  const reason = evidence === null ? null : placed(evidence);
  return {
    claim,
    evidence,
    strength,
    claim_start_s: at.start_s,
    claim_end_s: at.end_s,
    evidence_start_s: reason?.start_s ?? null,
    evidence_end_s: reason?.end_s ?? null,
    speaker: at.speaker,
  };
}

export const argumentAnalysis: ArgumentAnalysis = {
  ...enough,
  evidence: [
    quoted('because we do not have the money yet', 'reason'),
    quoted('either you sign today or you do not care about this family', 'false_dilemma'),
    quoted('Everybody knows', 'ad_populum'),
  ],
  arguments_present: true,
  key_arguments: [
    supported('I think we should wait', 'because we do not have the money yet', 'moderate'),
    supported('I would like to speak with a lawyer first', 'because it is a big decision', 'moderate'),
    supported('the price can only go up', null, 'weak'),
  ],
  argument_strength: 2 / 3,
  argument_structure_rating: 'partly_structured',
  fallacies_detected: [
    {
      fallacy: 'false_dilemma',
      quote: 'either you sign today or you do not care about this family',
      explanation: 'Offers two ways where there are more.',
    },
    { fallacy: 'ad_populum', quote: 'Everybody knows', explanation: 'Takes how many believe it for a reason.' },
  ],
  argument_summary: 'Two of three claims come with a reason; both are about waiting.',
};

export const speakerAttitude: SpeakerAttitude = {
  ...enough,
  evidence: [quoted('You always make a problem out of nothing', 'criticism'), quoted('Please', 'politeness')],
  dominant_attitude: 'critical',
  attitude_scores: { critical: 0.58, cooperative: 0.34, defensive: 0.31 },
  respect_level: 'neutral',
  respect_level_score: 0.45,
  formality_score: 0.38,
  politeness_score: 0.42,
  sarcasm_detected: null,
  sarcasm_confidence_score: null,
  tone_indicators: ['two absolutes (“always”, “everybody”)', 'one “please”, one “sorry”'],
  speakers: [
    {
      speaker: 'Anna',
      words: 96,
      politeness_score: 0.61,
      formality_score: 0.4,
      hedges: 3,
      boosters: 0,
      hedges_per_100_words: 3.1,
      marks_of_politeness: 2,
      marks_of_impoliteness: 0,
      marks_of_disrespect: 0,
      attitude: null,
      respect_level: null,
    },
    {
      speaker: 'Mark',
      words: 77,
      politeness_score: 0.31,
      formality_score: null,
      hedges: 0,
      boosters: 2,
      hedges_per_100_words: 0,
      marks_of_politeness: 0,
      marks_of_impoliteness: 3,
      marks_of_disrespect: 0,
      attitude: null,
      respect_level: null,
    },
  ],
  method: 'From two marks of politeness in 62 seconds.',
};

export const enhancedUnderstanding: EnhancedUnderstanding = {
  ...enough,
  dropped_claims: 1,
  evidence: [
    quoted('I will give you an answer on Monday', 'commitment'),
    quoted('twelve thousand dollars', 'checkable_number'),
  ],
  summary_of_understanding:
    'Two people talk about a loan: one wants it signed today, the other wants to wait and see a lawyer.',
  key_topics: ['loan', 'money', 'time', 'decision'],
  action_items: ['I will give you an answer on Monday'],
  unresolved_questions: ['After everything I have done for you, this is how you treat me?'],
  contextual_insights: [],
  nuances_detected: ['Two softenings before a disagreement: “maybe”, “sort of”'],
  key_inconsistencies: [],
  areas_of_evasiveness: [],
  suggested_follow_up_questions: ['What speaks against waiting until Monday?'],
  unverified_claims: ['we already owe twelve thousand dollars to the bank'],
  questions: [
    {
      question: 'After everything I have done for you, this is how you treat me?',
      kind: 'information',
      ...placed('After everything I have done for you'),
      answered: true,
      answer: 'I did not want to hurt you.',
      answer_start_s: 12.2,
    },
    {
      question: 'Who else would sign this?',
      kind: 'information',
      speaker: 'Mark',
      start_s: 30,
      end_s: 32.2,
      answered: false,
      answer: null,
      answer_start_s: null,
    },
    {
      question: 'How dare you say that?',
      kind: 'rhetorical',
      speaker: 'Anna',
      start_s: 20,
      end_s: 21.4,
      answered: null,
      answer: null,
      answer_start_s: null,
    },
  ],
  decisions: [
    { text: 'I am not going to decide tonight.', explicit: true, ...placed('I am not going to decide tonight.') },
  ],
  actions: [
    {
      text: 'I will give you an answer on Monday',
      who: 'Anna',
      when: 'on Monday',
      status: 'open',
      start_s: 58.4,
      end_s: 60.4,
      accepted: null,
    },
    {
      text: 'Decide right now',
      who: 'the person spoken to',
      when: 'right now',
      status: 'open',
      start_s: 42,
      end_s: 43,
      accepted: false,
    },
  ],
  checkable_claims: [
    {
      text: 'we already owe twelve thousand dollars to the bank',
      ...placed('we already owe twelve thousand dollars to the bank'),
      what: 'number',
    },
  ],
  contradictions: [
    {
      first: 'Do what you want.',
      first_start_s: 54.2,
      second: 'Decide right now.',
      second_start_s: 42,
      why: 'leave the decision open and demand it at once',
    },
  ],
  positions: [],
  disagreements: [],
  turning_points: [],
  method: 'By phrases for questions, promises and decisions.',
};

export const psychologicalAnalysis: PsychologicalAnalysis = {
  ...enough,
  evidence: [
    quoted('I am worried', 'worry'),
    quoted('Maybe', 'hedge'),
    quoted('sort of', 'hedge'),
    quoted('You always', 'absolute'),
  ],
  emotional_state: 'signs of tension in the wording',
  cognitive_load: 'normal',
  stress_level: null,
  confidence_level: 'normal',
  strain: [
    {
      sign: 'worry',
      speaker: placed('I am worried').speaker,
      quote: 'I am worried',
      start_s: placed('I am worried').start_s,
    },
  ],
  timed: true,
  potential_biases: ['All or nothing: “always”, “nothing”, “only”'],
  psychological_summary: 'Two hedges against five absolutes in 62 seconds.',
};

export const speakerIntentAnalysis: SpeakerIntentAnalysis = {
  ...enough,
  evidence: [quoted('Decide right now', 'demand'), quoted('I need more time', 'refusal')],
  inferred_intent: 'persuade',
  confidence_score: 0.61,
  secondary_intents: ['postpone_a_decision'],
  key_phrases_supporting_intent: ['sign today', 'Decide right now', 'I need more time'],
  overall_assessment: 'Three demands for a decision meet two refusals to decide today.',
  speakers: [],
};
