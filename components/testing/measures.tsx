import type { AudioAnalysis } from '#lib/analyses/audio-analysis/schema';
import type { AudioQualityMetrics } from '#lib/analyses/audio-quality-metrics/schema';
import type { ConversationFlow } from '#lib/analyses/conversation-flow/schema';
import type { QuantitativeMetrics } from '#lib/analyses/quantitative-metrics/schema';
import { enough, heard, quoted, segments } from './conversation';

export const audioQualityMetrics: AudioQualityMetrics = {
  ...enough,
  evidence: [heard(53.1, 53.4, 'clipping', '18 samples at full scale.')],
  duration_s: 62.775,
  sample_rate_hz: 24_000,
  channels: 1,
  codec: 'mp3',
  bit_rate_bps: 48_000,
  loudness_lufs: -20.4,
  loudness_range_lu: 3.1,
  loudness_dbfs: -22.8,
  true_peak_dbtp: -1.6,
  clipping_ratio: 0.0004,
  signal_to_noise_ratio_db: 31,
  background_noise_dbfs: -58,
  bandwidth_hz: 7600,
  speech_ratio: 0.84,
  clarity_score: 0.86,
  volume_consistency: 0.79,
  quality_score: 82,
  overall_quality: 'good',
  problems: [{ problem: 'narrow_bandwidth', detail: 'The sound ends at 7.6 kHz, so s and f are hard to tell apart.' }],
};

const speaks = (time_s: number): boolean => segments.some(({ start_s, end_s }) => start_s <= time_s && time_s < end_s);

export const audioAnalysis: AudioAnalysis = {
  ...enough,
  evidence: [
    heard(32.2, 34.7, 'long_pause', '2.5 s, the longest of the recording.'),
    heard(40, 45.4, 'raised_voice', '6 dB above the speaker’s own average.'),
  ],
  speech_clarity_score: 0.81,
  background_noise_assessment: 'The room is quiet; nothing covers the speech.',
  average_speech_rate_wpm: 172,
  speech_rate_variability: 0.14,
  pitch: { median_hz: 148, range_semitones: 11.2, variability: 2.9 },
  intonation_pattern: 'moderate',
  rising_ends_ratio: 0.18,
  loudness_dynamics_db: 14.3,
  curves: {
    step_s: 1,
    pitch_hz: Array.from({ length: 63 }, (_, at) => (speaks(at) ? 148 + 40 * Math.sin(at / 3) : null)),
    intensity_dbfs: Array.from({ length: 63 }, (_, at) => (speaks(at) ? -22 + 5 * Math.cos(at / 4) : null)),
  },
  rate_over_time: Array.from({ length: 6 }, (_, at) => ({
    start_s: at * 10,
    end_s: at * 10 + 10,
    wpm: [171, 164, 190, null, 175, 168][at] ?? null,
  })),
  pause: { count: 12, total_s: 9.8, longest_s: 2.5, rate_per_min: 11.5 },
  pauses: segments.slice(1).flatMap(({ start_s }, index) => ({ start_s: segments[index]?.end_s ?? 0, end_s: start_s })),
  filled_pauses: 0,
  voice_quality: { jitter_local: null, shimmer_local_db: null, hnr_db: null },
  vocal_effort: 'normal',
  acoustic_events: [],
  strain_markers: ['Louder than before from 0:40 to 0:45'],
  method:
    'Measured in 48 seconds of voice: pitch, level and pauses every 20 ms, voice quality in the steady parts of vowels.',
  not_available: {},
};

export const quantitativeMetrics: QuantitativeMetrics = {
  ...enough,
  evidence: [heard(40.2, 41, 'interruption', 'Mark begins 0.8 s before Anna ends.')],
  word_count: 173,
  unique_word_count: 97,
  talk_to_listen_ratio: 1.12,
  speakers: [
    {
      speaker: 'Anna',
      talk_s: 27.7,
      talk_share: 0.53,
      words: 96,
      wpm: 208,
      turns: 6,
      avg_turn_s: 4.6,
      longest_turn_s: 6.3,
      questions: 0,
    },
    {
      speaker: 'Mark',
      talk_s: 24.7,
      talk_share: 0.47,
      words: 77,
      wpm: 187,
      turns: 5,
      avg_turn_s: 4.9,
      longest_turn_s: 7.9,
      questions: 1,
    },
  ],
  talk_share_by: 'time',
  speaker_turn_duration_avg_s: 4.8,
  interruptions_count: null,
  overlap_s: null,
  silence_s: 9.8,
  response_latency_median_s: 0.65,
  sentiment_trend: segments.map(({ start_s, end_s }, segment) => {
    const sentiment_score = [0.05, -0.35, -0.3, -0.55, -0.4, -0.2, -0.45, -0.5, -0.05, -0.3, 0.1][segment] ?? 0;
    return {
      segment,
      start_s,
      end_s,
      sentiment_score,
      sentiment_label: sentiment_score < -0.15 ? 'negative' : sentiment_score > 0.15 ? 'positive' : 'neutral',
    };
  }),
  not_available: {
    interruptions_count: 'The speakers were given one after the other, so nobody can be heard talking over another.',
    overlap_s: 'The speakers were given one after the other, so nobody can be heard talking over another.',
  },
};

export const conversationFlow: ConversationFlow = {
  ...enough,
  evidence: [
    quoted('this is how you treat me?', 'question'),
    heard(32.2, 34.7, 'long_gap', 'Nobody speaks for 2.5 s.'),
  ],
  engagement_level: 'high',
  topic_coherence_score: 0.44,
  conversation_dominance: { Anna: 0.53, Mark: 0.47 },
  dominance_by: 'time',
  turn_taking_efficiency: 0.9,
  conversation_phase: 'closing',
  phases: [
    { phase: 'opening', start_s: 0.5, end_s: 10.2 },
    { phase: 'dispute', start_s: 11.1, end_s: 45.4 },
    { phase: 'closing', start_s: 46.6, end_s: 62.4 },
  ],
  subjects: [
    { words: ['loan', 'money', 'papers'], start_s: 11.1, end_s: 32.2 },
    { words: ['time', 'decide', 'lawyer'], start_s: 34.7, end_s: 45.4 },
  ],
  problem_solving: [
    { step: 'proposal', text: 'I think we should wait', speaker: 'Anna', start_s: 2.4, end_s: 3.4 },
    { step: 'disagreement', text: 'There is no more time.', speaker: 'Mark', start_s: 40, end_s: 41.4 },
  ],
  coherence_over_time: segments.slice(1).map(({ start_s, end_s }, index) => ({
    start_s,
    end_s,
    similarity: [0.2, 0.1, 0.3, 0.4, 0.5, 0.3, 0.6, 0.4, 0.3, 0.2][index] ?? 0,
  })),
  flow_disruptions: [
    { disruption: 'A long silence', start_s: 32.2, end_s: 34.7, kind: 'long_silence' },
    {
      disruption: 'A question without an answer',
      start_s: 30,
      end_s: 32.2,
      kind: 'open_question',
      quote: 'Who else would sign this?',
    },
  ],
  dialogue_acts: segments.map(({ speaker, text, start_s, end_s }, index) => ({
    speaker,
    act_type:
      [
        'statement',
        'question',
        'apology',
        'statement',
        'statement',
        'request',
        'statement',
        'request',
        'request',
        'statement',
        'promise',
      ][index] ?? 'statement',
    text,
    start_s,
    end_s,
  })),
  not_available: {},
  method: 'Subjects by the words that neighbouring passages share.',
};
