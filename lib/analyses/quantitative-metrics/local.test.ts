import { describe, expect, it } from 'vitest';
import { diarizationOf, inputOf } from '#lib/analyses/testing/input';
import { quantitativeMetrics } from './local.ts';

const lines = [
  { text: "Don't you like the plan?", start_s: 0, end_s: 3 },
  { text: 'I love the plan, it is wonderful.', start_s: 3.5, end_s: 5.5 },
  { text: "No, I don't, the plan is terrible.", start_s: 5, end_s: 8 },
];
const spans = [{ speaker: 'Ann', start_s: 0, end_s: 3 }, { speaker: 'Bob', start_s: 3.5, end_s: 5.5 }, { speaker: 'Ann', start_s: 5, end_s: 8 }];

it('counts exactly, with speakers', () => {
  const result = quantitativeMetrics.read(inputOf(lines, { context: { speaker_diarization: diarizationOf(spans) } }));
  expect(result).toMatchObject({ word_count: 19, unique_word_count: 12, talk_to_listen_ratio: 3, interruptions_count: 1, overlap_s: 0.5, response_latency_median_s: 0 });
  expect(result.speakers).toMatchObject([
    { speaker: 'Ann', talk_s: 6, talk_share: 0.75, words: 12, wpm: 120, turns: 2, avg_turn_s: 3, longest_turn_s: 3, questions: 1 },
    { speaker: 'Bob', talk_s: 2, talk_share: 0.25, words: 7, wpm: 210, turns: 1, questions: 0 },
  ]);
  expect(result.sentiment_trend.slice(1).map((entry) => entry.sentiment_label)).toEqual(['positive', 'negative']);
  expect(result.evidence).toMatchObject([{ cue: 'interruption', start_s: 5, end_s: 5.5, speaker: 'Ann', source: 'audio' }]);
});

describe('what is not known', () => {
  const result = quantitativeMetrics.read(inputOf(lines));
  it.each(['talk_to_listen_ratio', 'interruptions_count', 'overlap_s', 'response_latency_median_s', 'speaker_turn_duration_avg_s', 'silence_s'] as const)('%s is null, with a reason', (field) => {
    expect(result[field]).toBeNull();
    expect(result.not_available[field]).toMatch(/\.$/u);
  });
  it('lists no speakers', () => {
    expect(result.speakers).toEqual([]);
    expect(result.not_available.speakers).toMatch(/speaker_diarization/u);
  });
});

it('takes the caller’s sentiment and first participant', () => {
  const context = { speaker_diarization: diarizationOf(spans), participants: ['Bob', 'Ann'], sentiment_trend_data: [{ segment: 1, sentiment_score: -0.8 }] };
  const result = quantitativeMetrics.read(inputOf(lines, { context }));
  expect(result.sentiment_trend).toEqual([{ segment: 1, start_s: 3.5, end_s: 5.5, sentiment_score: -0.8, sentiment_label: 'negative' }]);
  expect(result.talk_to_listen_ratio).toBe(0.33);
});
