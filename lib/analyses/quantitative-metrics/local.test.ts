import { describe, expect, it } from 'vitest';
import { acousticsOf, diarizationOf, inputOf } from '#lib/analyses/testing/input';
import { audioQualityMetricsSchema } from '#lib/analyses/audio-quality-metrics/schema';
import { lead } from './lead.ts';
import { quantitativeMetrics } from './local.ts';
import { quantitativeMetricsSchema } from './schema.ts';

const lines = [
  { text: "Don't you like the plan?", start_s: 0, end_s: 3 },
  { text: 'I love the plan, it is wonderful.', start_s: 3.5, end_s: 5.5 },
  { text: "No, I don't, the plan is terrible.", start_s: 5, end_s: 8 },
];
const spans = [
  { speaker: 'Ann', start_s: 0, end_s: 3 },
  { speaker: 'Bob', start_s: 3.5, end_s: 5.5 },
  { speaker: 'Ann', start_s: 5, end_s: 8 },
];

it('counts exactly, with speakers', () => {
  const result = quantitativeMetrics.read(inputOf(lines, { context: { speaker_diarization: diarizationOf(spans) } }));
  expect(result).toMatchObject({
    word_count: 19,
    unique_word_count: 12,
    talk_to_listen_ratio: 3,
    interruptions_count: 1,
    overlap_s: 0.5,
    response_latency_median_s: 0,
  });
  expect(result.speakers).toMatchObject([
    {
      speaker: 'Ann',
      talk_s: 6,
      talk_share: 0.75,
      words: 12,
      wpm: 120,
      turns: 2,
      avg_turn_s: 3,
      longest_turn_s: 3,
      questions: 1,
    },
    { speaker: 'Bob', talk_s: 2, talk_share: 0.25, words: 7, wpm: 210, turns: 1, questions: 0 },
  ]);
  expect(result.sentiment_trend.slice(1).map((entry) => entry.sentiment_label)).toEqual(['positive', 'negative']);
  expect(result.evidence).toMatchObject([
    { cue: 'interruption', start_s: 5, end_s: 5.5, speaker: 'Ann', source: 'audio' },
  ]);
});

describe('unknown values', () => {
  const result = quantitativeMetrics.read(inputOf(lines));
  it.each([
    'talk_to_listen_ratio',
    'interruptions_count',
    'overlap_s',
    'response_latency_median_s',
    'speaker_turn_duration_avg_s',
    'silence_s',
  ] as const)('%s is null, with a reason', (field) => {
    expect(result[field]).toBeNull();
    expect(result.not_available[field]).toMatch(/\.$/u);
  });
  it('lists no speakers', () => {
    expect(result.speakers).toEqual([]);
    expect(result.not_available.speakers).toMatch(/not told apart/u);
  });
});

it('prefers the caller’s sentiment and first participant', () => {
  const context = {
    speaker_diarization: diarizationOf(spans),
    participants: ['Bob', 'Ann'],
    sentiment_trend_data: [{ segment: 1, sentiment_score: -0.8 }],
  };
  const result = quantitativeMetrics.read(inputOf(lines, { context }));
  expect(result.sentiment_trend).toEqual([
    { segment: 1, start_s: 3.5, end_s: 5.5, sentiment_score: -0.8, sentiment_label: 'negative' },
  ]);
  expect(result.talk_to_listen_ratio).toBe(0.33);
});

describe('silence', () => {
  const input = inputOf(lines);
  const acoustics = acousticsOf(inputOf(lines.map((line) => ({ ...line, start_s: line.start_s + 1 }))), {}, [
    { start_s: 4, end_s: 4.5 },
    { start_s: 5, end_s: 6.5 },
  ]);
  const quality = audioQualityMetricsSchema.parse({
    evidence: [],
    sufficiency: { enough: true },
    dropped_claims: 0,
    duration_s: 10,
    sample_rate_hz: 16_000,
    channels: 1,
    codec: 'mp3',
    bit_rate_bps: null,
    loudness_lufs: null,
    loudness_range_lu: null,
    loudness_dbfs: null,
    true_peak_dbtp: null,
    clipping_ratio: 0,
    signal_to_noise_ratio_db: null,
    background_noise_dbfs: null,
    bandwidth_hz: null,
    speech_ratio: 0.7,
    clarity_score: null,
    volume_consistency: null,
    quality_score: 90,
    overall_quality: 'good',
    problems: [],
  });
  it('is the length without voice activity', () => {
    const result = quantitativeMetrics.read({ ...input, acoustics, quality });
    expect(result.silence_s).toBe(3);
    expect(result.not_available).not.toHaveProperty('silence_s');
  });
  it('is the pauses and the lead-in if the length is unknown', () => {
    const late = inputOf(lines.map((line) => ({ ...line, start_s: line.start_s + 1, end_s: line.end_s + 1 })));
    expect(quantitativeMetrics.read({ ...late, acoustics }).silence_s).toBe(3);
  });
});

it('takes latencies from the measured pauses if speakers come from padded segments', () => {
  const turns = [
    { text: 'Where is the plan that we made?', speaker: 'A', start_s: 0, end_s: 3.2 },
    { text: 'It is on the table over there.', speaker: 'B', start_s: 3.3, end_s: 6 },
  ];
  const input = inputOf(turns);
  expect(quantitativeMetrics.read(input).response_latency_median_s).toBe(0.1);
  expect(
    quantitativeMetrics.read({ ...input, acoustics: acousticsOf(input, {}, [{ start_s: 3, end_s: 3.5 }]) })
      .response_latency_median_s,
  ).toBe(0.5);
});

describe('a channel per speaker', () => {
  const turns = [
    { text: 'So I was thinking that we could go there on Monday', speaker: 'Speaker 1', start_s: 0, end_s: 4.2 },
    { text: 'No, Monday is not possible for me.', speaker: 'Speaker 2', start_s: 3.2, end_s: 6.2 },
    { text: 'When is it possible?', speaker: 'Speaker 1', start_s: 6.6, end_s: 8.2 },
  ];
  const input = inputOf(turns);
  const speaker_spans = [
    { speaker: 'Speaker 1', start_s: 0.2, end_s: 2 },
    { speaker: 'Speaker 1', start_s: 2.4, end_s: 4 },
    { speaker: 'Speaker 2', start_s: 3.4, end_s: 6 },
    { speaker: 'Speaker 1', start_s: 6.8, end_s: 8 },
  ];
  const result = quantitativeMetrics.read({ ...input, transcript: { ...input.transcript, speaker_spans } });
  it('measures overlap, interruptions and latencies by the voices, without padding and breaths', () => {
    expect(result).toMatchObject({ interruptions_count: 1, overlap_s: 0.6, response_latency_median_s: 0.1 });
    expect(result.speakers).toMatchObject([
      { speaker: 'Speaker 1', talk_s: 4.6, turns: 2 },
      { speaker: 'Speaker 2', talk_s: 2.6, talk_share: 0.361, turns: 1 },
    ]);
    expect(result.evidence).toMatchObject([
      {
        cue: 'interruption',
        start_s: 3.4,
        end_s: 4,
        speaker: 'Speaker 2',
        note: 'Speaker 2 begins 0.6 s before Speaker 1 ends',
      },
    ]);
    expect(result.not_available).toEqual({ silence_s: 'There is no audio to measure silence in.' });
  });
  it('prefers the times of the caller', () => {
    const context = {
      speaker_diarization: diarizationOf([
        { speaker: 'Ann', start_s: 0, end_s: 3.3 },
        { speaker: 'Ben', start_s: 3.3, end_s: 9 },
      ]),
    };
    const other = quantitativeMetrics.read(inputOf(turns, { context }));
    expect(other).toMatchObject({ interruptions_count: 0, overlap_s: 0 });
  });
});

describe.each([
  ['none', 'The transcript has no times.'],
  ['starts', 'The transcript says when each passage begins, not when it ends.'],
] as const)('a text with the times %s', (times, why) => {
  const input = inputOf([
    { text: 'Where is the plan that we made?', speaker: 'Ann' },
    { text: 'On the table.', speaker: 'Ben' },
  ]);
  const result = quantitativeMetrics.read({ ...input, transcript: { ...input.transcript, times, words: [] } });
  it('counts words, turns and questions, and has shares by words', () => {
    expect(quantitativeMetricsSchema.parse(result)).toEqual(result);
    expect(result).toMatchObject({ word_count: 10, talk_share_by: 'words' });
    expect(result.speakers).toEqual([
      {
        speaker: 'Ann',
        talk_s: null,
        talk_share: 0.7,
        words: 7,
        wpm: null,
        turns: 1,
        avg_turn_s: null,
        longest_turn_s: null,
        questions: 1,
      },
      {
        speaker: 'Ben',
        talk_s: null,
        talk_share: 0.3,
        words: 3,
        wpm: null,
        turns: 1,
        avg_turn_s: null,
        longest_turn_s: null,
        questions: 0,
      },
    ]);
    expect(lead(result)).toMatch(/Ann says 70 % of the words/u);
    const [ann, ben] = result.speakers;
    const equal = [ann, ben].flatMap((one) => (one ? [{ ...one, talk_share: one === ann ? 0.52 : 0.48 }] : []));
    expect(lead({ ...result, speakers: equal })).toMatch(/Both say about as much\.$/u);
  });
  it.each([
    'talk_to_listen_ratio',
    'interruptions_count',
    'overlap_s',
    'response_latency_median_s',
    'speaker_turn_duration_avg_s',
    'silence_s',
  ] as const)('%s is null, with the reason', (field) => {
    expect(result[field]).toBeNull();
    expect(result.not_available[field]).toBe(why);
  });
});
