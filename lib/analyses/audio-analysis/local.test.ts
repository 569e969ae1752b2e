import { describe, expect, it } from 'vitest';
import { acousticsOf, diarizationOf, inputOf, type InputOptions } from '#lib/analyses/testing/input';
import type { AudioQualityMetrics } from '#lib/analyses/audio-quality-metrics/schema';
import { lead } from './lead.ts';
import { audioAnalysis } from './local.ts';

const input = inputOf(['We talked about it, um, all day.', 'It was fine, uh, for us.', 'Nothing more to say.']);

it('returns the measures and counts the recognised fillers', () => {
  const acoustics = {
    ...acousticsOf(input, {}, [
      { start_s: 1, end_s: 1.5 },
      { start_s: 3, end_s: 5.5 },
    ]),
    rate_over_time: [{ start_s: 0, end_s: 10, wpm: 155 }],
    phrase_ends: { measured: 4, rising: 1 },
    curves: { step_s: 0.1, pitch_hz: [120, null], intensity_dbfs: [-20, null] },
  };
  const result = audioAnalysis.read({ ...input, acoustics });
  expect(result).toMatchObject({
    average_speech_rate_wpm: 160,
    rate_over_time: [{ start_s: 0, end_s: 10, wpm: 155 }],
    pitch: { median_hz: 120, range_semitones: 6, variability: 2.5 },
    curves: { step_s: 0.1, pitch_hz: [120, null], intensity_dbfs: [-20, null] },
    loudness_dynamics_db: 15,
    intonation_pattern: 'moderate',
    rising_ends_ratio: 0.25,
    pause: { count: 2, total_s: 3, longest_s: 2.5 },
    pauses: [
      { start_s: 1, end_s: 1.5 },
      { start_s: 3, end_s: 5.5 },
    ],
    filled_pauses: 2,
    voice_quality: { jitter_local: 0.008, shimmer_local_db: 0.4, hnr_db: 18 },
    vocal_effort: 'normal',
    acoustic_events: [{ event: 'long_silence', start_s: 3, end_s: 5.5 }],
    strain_markers: [],
    sufficiency: { enough: true },
    not_available: {},
  });
  expect(result.method).toMatch(/^Measured in nine seconds of voice/u);
});

describe('intonation, by the spread inside segments', () => {
  it.each([
    [1.2, 'monotone'],
    [3, 'moderate'],
    [5, 'lively'],
  ] as const)('%f semitones is %s', (spread, pattern) => {
    const change = { pitch_variability_semitones: spread };
    expect(
      audioAnalysis.read({ ...input, acoustics: acousticsOf(input, { 0: change, 1: change, 2: change }) })
        .intonation_pattern,
    ).toBe(pattern);
  });
  it('gives no share of rising phrases for only two phrases', () => {
    const result = audioAnalysis.read({
      ...input,
      acoustics: { ...acousticsOf(input), phrase_ends: { measured: 2, rising: 2 } },
    });
    expect(result.rising_ends_ratio).toBeNull();
    expect(result.not_available.rising_ends_ratio).toMatch(/three phrases/u);
  });
});

it('says that fillers missing from the transcript are not counted', () => {
  const quiet = inputOf(['We talked about it.', 'It was fine.', 'Nothing more to say.']);
  const result = audioAnalysis.read({ ...quiet, acoustics: acousticsOf(quiet) });
  expect(result.filled_pauses).toBeNull();
  expect(result.not_available.filled_pauses).toMatch(/leave many of them out/u);
});

it('measures nothing without audio', () => {
  const result = audioAnalysis.read(input);
  expect(result.sufficiency).toMatchObject({ enough: false, reason: expect.stringContaining('There is no audio') });
  expect(result).toMatchObject({
    evidence: [],
    average_speech_rate_wpm: null,
    speech_rate_variability: null,
    pitch: null,
    intonation_pattern: null,
    rising_ends_ratio: null,
    loudness_dynamics_db: null,
    curves: null,
    rate_over_time: [],
    pause: null,
    pauses: [],
    filled_pauses: null,
    voice_quality: { jitter_local: null, shimmer_local_db: null, hnr_db: null },
    vocal_effort: null,
    acoustic_events: [],
    strain_markers: [],
  });
  expect(lead(result)).toBe('There was too little voice to measure.');
});

it('says that half a second of voice is too little', () => {
  const one = inputOf(['Um, hello.']);
  const nothing = {
    pitch_median_hz: null,
    speech_rate_wpm: null,
    jitter_local: null,
    shimmer_local_db: null,
    hnr_db: null,
    alpha_ratio_db: null,
    voiced_s: 0.5,
  };
  const acoustics = acousticsOf(one, { 0: nothing });
  const result = audioAnalysis.read({
    ...one,
    acoustics: { ...acoustics, overall: { ...acoustics.overall, ...nothing } },
  });
  expect(result.sufficiency).toMatchObject({ enough: false, reason: expect.stringContaining('Only 0.5 s') });
  expect(result).toMatchObject({ evidence: [], pitch: null, vocal_effort: null });
  expect(result.not_available.voice_quality).toMatch(/steady voice/u);
  expect(result.not_available.vocal_effort).toMatch(/Fewer than three passages/u);
});

it('keeps the longest pauses of a long recording, in order of time', () => {
  const pauses = Array.from({ length: 1_000 }, (_, i) => ({ start_s: i * 3, end_s: i * 3 + (i % 5 === 0 ? 1 : 0.3) }));
  const result = audioAnalysis.read({ ...input, acoustics: acousticsOf(input, {}, pauses) });
  expect(result.pause?.count).toBe(1_000);
  expect(result.pauses).toHaveLength(300);
  expect(result.pauses.filter(({ start_s, end_s }) => end_s - start_s > 0.9)).toHaveLength(200);
  expect(result.pauses.every(({ start_s }, i) => i === 0 || start_s > (result.pauses[i - 1]?.start_s ?? 0))).toBe(true);
});

const lines = ['I went there.', 'It was late.', 'They had left.', 'So I called.', 'Nobody came.', 'I went home.'];
const six = (options: InputOptions = {}) => inputOf(lines, options);

describe('vocal effort, compared with the median of the same voice', () => {
  const raised = { intensity_dbfs: -17, alpha_ratio_db: -9 };
  it('is raised if a fifth of the talk is both louder and brighter', () => {
    const result = audioAnalysis.read({ ...six(), acoustics: acousticsOf(six(), { 2: raised, 4: raised }) });
    expect(result.vocal_effort).toBe('raised');
    expect(result.evidence.map(({ cue, quote, source }) => [cue, quote, source])).toEqual([
      ['raised_voice', lines[2], 'audio'],
      ['raised_voice', lines[4], 'audio'],
    ]);
    expect(lead(result)).toContain('partly with a raised voice');
  });
  it('is soft if both are lower', () => {
    const soft = { intensity_dbfs: -34, alpha_ratio_db: -19 };
    expect(audioAnalysis.read({ ...six(), acoustics: acousticsOf(six(), { 0: soft, 5: soft }) }).vocal_effort).toBe(
      'soft',
    );
  });
  it.each([
    ['nearer to the microphone', { 2: { intensity_dbfs: -15 }, 4: { intensity_dbfs: -15 } }],
    ['brighter vowels', { 2: { alpha_ratio_db: -6 }, 4: { alpha_ratio_db: -6 } }],
    ['one loud passage', { 2: raised }],
  ])('stays normal with %s', (_, changes) =>
    expect(audioAnalysis.read({ ...six(), acoustics: acousticsOf(six(), changes) }).vocal_effort).toBe('normal'),
  );

  it('is not compared between two voices that were not told apart', () => {
    const other = { pitch_median_hz: 220, ...raised };
    const changes = { 1: other, 3: other, 5: other };
    const mixed = audioAnalysis.read({ ...six(), acoustics: acousticsOf(six(), changes) });
    expect(mixed.vocal_effort).toBeNull();
    expect(mixed.not_available.vocal_effort).toMatch(/Two or more voices/u);
    const turns = six().transcript.segments.map(({ start_s, end_s }, i) => ({
      speaker: i % 2 === 0 ? 'A' : 'B',
      start_s,
      end_s,
    }));
    const known = six({ context: { speaker_diarization: diarizationOf(turns) } });
    expect(audioAnalysis.read({ ...known, acoustics: acousticsOf(known, changes) }).vocal_effort).toBe('normal');
  });
});

describe('strain', () => {
  const rough = { jitter_local: 0.024, hnr_db: 10 };
  it('is described in words and numbers if a passage is much rougher than the rest', () => {
    const result = audioAnalysis.read({ ...six(), acoustics: acousticsOf(six(), { 3: rough }) });
    expect(result.strain_markers).toEqual([
      expect.stringMatching(
        /^Rougher from 0:\d\d to 0:\d\d: jitter 2.4 % and harmonics 10 dB above noise, against 0.8 % and 18 dB/u,
      ),
    ]);
    expect(result.evidence).toMatchObject([{ cue: 'rougher_voice', source: 'audio', quote: lines[3] }]);
  });
  it.each([
    ['more jitter alone', { 3: { jitter_local: 0.024 } }],
    ['more noise alone', { 3: { hnr_db: 8 } }],
    ['a voice that is rough throughout', { 0: rough, 1: rough, 2: rough, 3: rough, 4: rough, 5: rough }],
  ])('is not reported for %s', (_, changes) =>
    expect(audioAnalysis.read({ ...six(), acoustics: acousticsOf(six(), changes) }).strain_markers).toEqual([]),
  );
  it('is left out if inference from the voice is off; the measures stay', () => {
    const result = audioAnalysis.read({
      ...six({ voice_inference: false }),
      acoustics: acousticsOf(six(), { 3: rough }),
    });
    expect(result.strain_markers).toEqual([]);
    expect(result.not_available.strain_markers).toMatch(/switched off/u);
    expect(result.voice_quality.jitter_local).toBe(0.008);
    expect(result.evidence).toEqual([]);
  });
});

describe('with the quality of the recording', () => {
  const quality = (changes: Partial<AudioQualityMetrics>): AudioQualityMetrics => ({
    evidence: [],
    sufficiency: { enough: true },
    dropped_claims: 0,
    duration_s: 60,
    sample_rate_hz: 44_100,
    channels: 1,
    codec: 'mp3',
    bit_rate_bps: 64_000,
    loudness_lufs: -20,
    loudness_range_lu: 3,
    loudness_dbfs: -22,
    true_peak_dbtp: -2,
    clipping_ratio: 0,
    signal_to_noise_ratio_db: 35,
    background_noise_dbfs: -60,
    bandwidth_hz: 8_000,
    speech_ratio: 0.8,
    clarity_score: 0.9,
    volume_consistency: 0.9,
    quality_score: 90,
    overall_quality: 'excellent',
    problems: [],
    ...changes,
  });
  it('leaves out jitter, shimmer, effort and strain in noise, with the reason', () => {
    const result = audioAnalysis.read({
      ...input,
      acoustics: acousticsOf(input),
      quality: quality({ signal_to_noise_ratio_db: 14 }),
    });
    expect(result.voice_quality).toEqual({ jitter_local: null, shimmer_local_db: null, hnr_db: null });
    expect(result.vocal_effort).toBeNull();
    expect(result.not_available.voice_quality).toMatch(/only 14 dB above/u);
    expect(result.pitch?.median_hz).toBe(120);
  });
  it('lists clipping and clicks as events with their times', () => {
    const clipped = {
      quote: '',
      segment_id: null,
      start_s: 20,
      end_s: 20.4,
      speaker: null,
      cue: 'clipping',
      source: 'audio' as const,
    };
    const acoustics = { ...acousticsOf(input), clicks: [{ start_s: 4.1, end_s: 5, clicks: 3 }] };
    const result = audioAnalysis.read({ ...input, acoustics, quality: quality({ evidence: [clipped] }) });
    expect(result.acoustic_events).toEqual([
      { event: 'clicks', start_s: 4.1, end_s: 5 },
      { event: 'clipping', start_s: 20, end_s: 20.4 },
    ]);
    expect(result.evidence.find(({ cue }) => cue === 'clicks')?.note).toBe('Three clicks.');
  });
});
