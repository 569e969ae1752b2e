import { describe, expect, it } from 'vitest';
import { acousticsOf, inputOf } from '#lib/analyses/testing/input';
import { audioAnalysis } from './local.ts';

const input = inputOf(['We talked about it, um, all day.', 'It was fine, uh, for us.', 'Nothing more to say.']);

it('passes measures on and counts what was heard', () => {
  const acoustics = acousticsOf(input, {}, [{ start_s: 1, end_s: 1.5 }, { start_s: 3, end_s: 5.5 }]);
  const result = audioAnalysis.read({ ...input, acoustics });
  expect(result).toMatchObject({
    average_speech_rate_wpm: 160,
    pitch: { median_hz: 120, range_semitones: 6, variability: 2.5 },
    loudness_dynamics_db: 15,
    intonation_pattern: 'moderate',
    pause: { count: 2, total_s: 3, longest_s: 2.5 },
    filled_pauses: 2,
    vocal_effort: null,
    voice_quality: { jitter_local: null, shimmer_local_db: null, hnr_db: null },
    acoustic_events: [{ event: 'long_silence', start_s: 3, end_s: 5.5 }],
    strain_markers: [],
    sufficiency: { enough: true },
  });
});

describe('intonation, by the spread inside segments', () => {
  it.each([[1.2, 'monotone'], [3, 'moderate'], [5, 'lively']] as const)('%f semitones is %s', (spread, pattern) => {
    const change = { pitch_variability_semitones: spread };
    expect(audioAnalysis.read({ ...input, acoustics: acousticsOf(input, { 0: change, 1: change, 2: change }) }).intonation_pattern).toBe(pattern);
  });
});

it('says that fillers which nobody wrote down are not counted', () => {
  const quiet = inputOf(['We talked about it.', 'It was fine.', 'Nothing more to say.']);
  const result = audioAnalysis.read({ ...quiet, acoustics: acousticsOf(quiet) });
  expect(result.filled_pauses).toBeNull();
  expect(result.sufficiency).toMatchObject({ enough: true, reason: expect.stringContaining('Recognisers leave most of them out') });
});

it('measures nothing without audio', () => expect(audioAnalysis.read(input).sufficiency).toMatchObject({ enough: false, reason: expect.stringContaining('no audio') }));
