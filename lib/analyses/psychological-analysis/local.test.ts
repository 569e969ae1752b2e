import { describe, expect, it } from 'vitest';
import { acousticsOf, inputOf } from '#lib/analyses/testing/input';
import { lead } from './lead.ts';
import { psychologicalAnalysis } from './local.ts';

const plain =
  'The bus leaves at nine and then there is lunch near the old station, where the market was in the spring and the fair in autumn, on the green.';
const read = (text: string) => psychologicalAnalysis.read(inputOf([text, plain]));

describe('signs of effort', () => {
  it('finds fillers, repetitions and repairs', () => {
    const result = read('Um, so the the plan, I mean, uh, we we wanted to, um, no wait, to to go.');
    expect(result.cognitive_load).toBe('high');
    expect(
      Map.groupBy(result.evidence, (entry) => entry.cue)
        .get('repetition')
        ?.map((entry) => entry.quote),
    ).toEqual(['the the', 'we we', 'to to']);
    expect(result.psychological_summary).toContain('Three filled pauses, three repetitions and two repairs: ');
  });
  it('does not count emphasis, and does not say "low" if the transcript has no filled pauses', () =>
    expect(read('No no, it was very very good.').cognitive_load).toBe('normal'));
});

it('names only signs that were found', () => {
  const summary = (text: string): string => read(text).psychological_summary;
  expect(summary('The train left at nine.')).toBe('No sign of strain found.');
  expect(summary('Um, maybe.')).toBe('One filled pause.');
  expect(summary('Um, maybe. Uh, the the tide was high.')).toBe(
    'Two filled pauses and one repetition: 8.1 per 100 words, where talk has about six.',
  );
});

describe('strain in words', () => {
  const result = psychologicalAnalysis.read(
    inputOf([
      { text: plain, speaker: 'Bob' },
      { text: "It is late. I'm a bit worried about the results.", speaker: 'Anna', start_s: 190, end_s: 194 },
      { text: "I'm so tired.", speaker: 'Anna' },
    ]),
  );
  it('is quoted with sign, speaker and time', () => {
    expect(result.strain).toMatchObject([
      { sign: 'worry', speaker: 'Anna', quote: "I'm a bit worried about the results." },
      { sign: 'fatigue', speaker: 'Anna', quote: "I'm so tired." },
    ]);
    expect(result.strain[0]?.start_s).toBeGreaterThan(190);
    expect(result.evidence.filter(({ cue }) => cue === 'worry')).toHaveLength(1);
  });
  it('is the lead of the card', () => {
    expect(lead(result, 'local')).toBe(
      "Worry in Anna’s words at 3:11: “I'm a bit worried about the results.” Elsewhere fatigue.",
    );
    expect(lead({ ...result, timed: false }, 'local')).toMatch(/^Worry in Anna’s words: “/u);
  });
  it('does not include physical pain', () =>
    expect(read('My knee hurts a lot when I walk up the stairs.').strain).toEqual([]));
});

describe('certainty of the wording', () => {
  it.each([
    ['Maybe it was Tuesday, I guess, or perhaps Monday, I am not sure, it might be.', 'low'],
    ['It is definitely Tuesday, absolutely, without a doubt, I guarantee it.', 'high'],
    ['It is Tuesday, maybe.', null],
  ])('%s: %s', (text, level) => expect(read(text).confidence_level).toBe(level));
});

describe('stress, from the voice alone', () => {
  const input = inputOf([
    plain,
    'We talked about it.',
    'It was fine for us.',
    'Get out of here now!',
    'Leave me alone now!',
  ]);
  const acoustics = acousticsOf(input, {
    3: { intensity_dbfs: -15, pitch_median_hz: 170 },
    4: { intensity_dbfs: -14, pitch_median_hz: 165 },
  });
  it('is high if the voice is clearly raised more than once', () => {
    const result = psychologicalAnalysis.read({ ...input, acoustics });
    expect(result.stress_level).toBe('high');
    expect(result.evidence.filter((entry) => entry.cue === 'raised_voice').map((entry) => entry.segment_id)).toEqual([
      3, 4,
    ]);
  });
  it('is normal in an even voice', () =>
    expect(psychologicalAnalysis.read({ ...input, acoustics: acousticsOf(input) }).stress_level).toBe('normal'));
  it('is null, with a reason, if voices were not told apart', () => {
    const two = acousticsOf(input, { 1: { pitch_median_hz: 220 }, 3: { pitch_median_hz: 220 } });
    const result = psychologicalAnalysis.read({ ...input, acoustics: two });
    expect(result.stress_level).toBeNull();
    expect(result.psychological_summary).toMatch(
      /Two or more voices seem to speak and were not told apart, so no voice can be compared with itself\./u,
    );
  });
  it('has a summary with its counts', () => {
    expect(psychologicalAnalysis.read({ ...input, acoustics }).psychological_summary).toContain(
      'Two of five passages are both clearly louder',
    );
    expect(
      psychologicalAnalysis.read({ ...input, acoustics: { ...acoustics, segments: acoustics.segments.slice(0, 2) } })
        .psychological_summary,
    ).toContain('Only two passages have enough voice to measure; a comparison needs three.');
  });
  it.each([
    ['without audio', { acoustics: null }],
    ['with voice inference off', { acoustics, voice_inference: false }],
    ['with two segments', { acoustics: { ...acoustics, segments: acoustics.segments.slice(0, 2) } }],
  ])('is null %s', (_, change) => expect(psychologicalAnalysis.read({ ...input, ...change }).stress_level).toBeNull());
});

it('lists only explicit overgeneralisations', () => {
  expect(read('You always forget the keys.').potential_biases).toEqual([
    'Wording that generalises: “You always forget the keys”',
  ]);
  expect(read('I always take the bus. He said you always forget. Do you always walk?').potential_biases).toEqual([]);
});

it('calls the emotional state "signs of"', () =>
  expect(read('I am so sad about it.').emotional_state).toBe('Signs of sadness in one sentence, from the words alone'));
