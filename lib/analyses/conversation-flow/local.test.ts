import { describe, expect, it } from 'vitest';
import { acousticsOf, diarizationOf, inputOf } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';
import { conversationFlow } from './local.ts';

describe('the planning sample', () => {
  it('has turn-taking and shares with speakers', () => {
    const result = conversationFlow.read(sampleInput('planning', true));
    expect(result.conversation_dominance).toEqual({ Tom: expect.closeTo(0.57, 1), Laura: expect.closeTo(0.43, 1) });
    expect(result.turn_taking_efficiency).toBeGreaterThan(0.7);
    expect(result.engagement_level).toBe('high');
    expect(result.dialogue_acts.filter((act) => act.act_type.startsWith('question')).length).toBe(3);
    expect(result.flow_disruptions).toEqual([]);
    expect(result.phases.map(({ phase, start_s }) => `${phase} ${Math.round(start_s)}`)).toEqual([
      'opening 1',
      'body 2',
      'closing 50',
    ]);
  });
  it('says why fields are missing without speakers', () => {
    const result = conversationFlow.read(sampleInput('planning', false));
    for (const field of ['conversation_dominance', 'turn_taking_efficiency', 'engagement_level'] as const) {
      expect(result[field]).toBeNull();
      expect(result.not_available[field]).toMatch(/not told apart/u);
    }
  });
});

it('recognises opening, body and closing', () => {
  const filler = Array.from({ length: 10 }, (_, i) => `The budget of part ${i} was paid in March.`);
  const result = conversationFlow.read(inputOf(['Hello everyone.', ...filler, 'Goodbye, see you tomorrow.']));
  expect(result.phases.map((entry) => entry.phase)).toEqual(['opening', 'body', 'closing']);
  expect(result.conversation_phase).toBe('closing');
});

it('lists a long silence and nothing else', () => {
  const input = inputOf([
    'We walked along the river for a long while, as we do every week.',
    'Then we went home to the old house by the church.',
  ]);
  const result = conversationFlow.read({
    ...input,
    acoustics: acousticsOf(input, {}, [
      { start_s: 4, end_s: 8 },
      { start_s: 9, end_s: 11 },
    ]),
  });
  expect(result.flow_disruptions).toEqual([
    { disruption: 'A long silence', start_s: 4, end_s: 8, kind: 'long_silence' },
  ]);
});

describe('cohesion', () => {
  const one = Array.from(
    { length: 30 },
    (_, i) => `The budget for the garden grew in year ${i}, and the garden was green.`,
  );
  const nouns = [
    'river',
    'engine',
    'violin',
    'doctor',
    'island',
    'carpet',
    'tiger',
    'novel',
    'kitchen',
    'mountain',
    'rocket',
    'teacher',
    'button',
    'winter',
    'ladder',
    'market',
    'pepper',
    'window',
    'camera',
    'forest',
    'hammer',
    'letter',
    'mirror',
    'needle',
    'orange',
    'pocket',
    'rabbit',
    'saddle',
    'temple',
    'valley',
  ];
  const garden = [
    'The garden needs water.',
    'The roses by the fence need water in the evening.',
    'I planted tomatoes by the fence.',
    'The tomatoes need sun and the roses need shade.',
    'The soil of the garden is heavy.',
    'I cut the roses before the tomatoes.',
    'Slugs ate the tomatoes.',
    'A garden with slugs needs frogs.',
    'The fence keeps the rabbits from the roses.',
    'Every evening I walk through the garden and water the soil.',
    'The roses grow along the fence.',
    'The tomatoes turn red in the garden.',
  ];
  const car = [
    'The engine of the car is broken.',
    'The mechanic looked at the engine.',
    'The car lost its oil on the motorway.',
    'The mechanic sold me a pump for the engine.',
    'The brakes of the car are worn.',
    'The garage has no brakes for such a car.',
    'A new engine costs more than the car.',
    'The mechanic wants to sell the car.',
    'The oil ran over the brakes.',
    'The garage closes at six.',
    'The pump pushes oil through the engine.',
    'The mechanic drove the car to the garage.',
  ];
  it('is higher on one subject than on many', () => {
    expect(conversationFlow.read(inputOf(one)).topic_coherence_score).toBeGreaterThan(0.7);
    expect(
      conversationFlow.read(inputOf(nouns.map((noun) => `There was some kind of ${noun} over there.`)))
        .topic_coherence_score,
    ).toBeLessThan(0.2);
  });
  it('has its lowest point where the words change', () => {
    const input = inputOf([...garden, ...garden, ...car, ...car]);
    const lowest = conversationFlow.read(input).coherence_over_time.toSorted((x, y) => x.similarity - y.similarity)[0];
    expect(
      Math.abs((lowest?.start_s ?? 0) - (input.transcript.segments[2 * garden.length]?.start_s ?? 0)),
    ).toBeLessThan(8);
  });
  it('finds no change of subject within one subject', () =>
    expect(conversationFlow.read(inputOf([...garden, ...garden])).subjects).toEqual([]));
  it('gives the reason why it is missing in short talk', () =>
    expect(conversationFlow.read(inputOf(garden.slice(0, 5))).not_available.topic_coherence_score).toMatch(
      /too few words/u,
    ));
  it('has at most 200 points, in order of time', () => {
    const { coherence_over_time: points } = conversationFlow.read(
      inputOf(Array.from({ length: 60 }, () => [...garden, ...car]).flat()),
    );
    expect(points.length).toBeLessThanOrEqual(200);
    expect(points.length).toBeGreaterThan(100);
    for (const [i, point] of points.entries())
      expect(point.start_s).toBeGreaterThanOrEqual(points[i - 1]?.start_s ?? 0);
  });
});

describe('disruptions of the flow', () => {
  const calm = {
    speaker: 'B',
    text: 'The river runs behind the hill, and the mill stands by the river since the war.',
  };
  it('include a question without a reply', () => {
    const result = conversationFlow.read(inputOf([calm, { speaker: 'A', text: 'So who will tell the board?' }]));
    expect(result.flow_disruptions).toMatchObject([
      { kind: 'open_question', disruption: 'A question is left hanging', quote: 'So who will tell the board?' },
    ]);
  });
  it('do not include a question with the reply that the speaker does not know', () =>
    expect(
      conversationFlow.read(
        inputOf([calm, { speaker: 'A', text: 'Who will tell the board?' }, { speaker: 'B', text: 'I do not know.' }]),
      ).flow_disruptions,
    ).toEqual([]));
  it('include an interruption, if the speakers’ own times are known', () => {
    const lines = [
      { ...calm, start_s: 0, end_s: 6 },
      { speaker: 'A', text: 'No, the mill burned down long before that war.', start_s: 6.4, end_s: 9 },
    ];
    const given = diarizationOf([
      { speaker: 'B', start_s: 0, end_s: 6 },
      { speaker: 'A', start_s: 5, end_s: 9 },
    ]);
    expect(conversationFlow.read(inputOf(lines, { context: { speaker_diarization: given } })).flow_disruptions).toEqual(
      [{ disruption: 'A begins while B is speaking', start_s: 5, end_s: 6, kind: 'interruption' }],
    );
    expect(conversationFlow.read(inputOf(lines)).flow_disruptions).toEqual([]);
  });
});

describe.each([
  ['none', 'The transcript has no times.'],
  ['starts', 'The transcript says when each passage begins, not when it ends.'],
] as const)('a transcript with the times %s', (times, why) => {
  const timeless = (speakers: boolean) => {
    const input = sampleInput('planning', false);
    const names = ['Tom', 'Laura'];
    const segments = input.transcript.segments.map((segment, i) => ({
      ...segment,
      speaker: speakers ? (names[i % 2] ?? null) : null,
    }));
    return conversationFlow.read({
      ...input,
      transcript: { ...input.transcript, segments, times },
      acoustics: acousticsOf(input, {}, [{ start_s: 4, end_s: 8 }]),
    });
  };
  it('has no measures of time, and says so', () => {
    const result = timeless(true);
    expect(result).toMatchObject({ engagement_level: null, turn_taking_efficiency: null, flow_disruptions: [] });
    expect(result.not_available).toMatchObject({ engagement_level: why, turn_taking_efficiency: why });
  });
  it('has at most one point of cohesion per passage', () => {
    const text = Array.from(
      { length: 30 },
      (_, i) => `The budget for the garden grew in year ${i}, and the garden was green.`,
    ).join(' ');
    const input = inputOf(
      [
        { text, start_s: 0, end_s: 60 },
        { text, start_s: 60, end_s: 60.05 },
      ],
      { words: false },
    );
    const { coherence_over_time: points } = conversationFlow.read({
      ...input,
      transcript: { ...input.transcript, times },
    });
    expect(new Set(points.map(({ start_s }) => start_s)).size).toBe(points.length);
    if (times === 'starts')
      expect(points.map(({ start_s, end_s }) => [start_s, end_s])).toEqual([
        [0, 60],
        [60, 60.05],
      ]);
  });
  it('has shares by words', () => {
    const result = timeless(true);
    expect(result.dominance_by).toBe('words');
    expect(result.conversation_dominance).toEqual({ Tom: expect.closeTo(0.57, 1), Laura: expect.closeTo(0.43, 1) });
    expect(result.method).toContain('shares by words');
    expect(timeless(false)).toMatchObject({ conversation_dominance: null, dominance_by: null });
  });
});

describe('problem solving', () => {
  it('is not found in the argument', () =>
    expect(conversationFlow.read(sampleInput('argument', true)).problem_solving).toEqual([]));
});

it('prefers the caller’s dialogue acts', () => {
  const input = inputOf([
    'The plan is ready now.',
    'We can look at it together, and then talk about the rest of the budget later on.',
  ]);
  const result = conversationFlow.read({
    ...input,
    context: {
      dialogue_acts: [
        { speaker: 'Ann', act_type: 'offer', text_segment: 'We can look at it together' },
        { speaker: 'Bob', act_type: 'lost', text_segment: 'not in there' },
      ],
    },
  });
  expect(result.dialogue_acts).toMatchObject([
    { speaker: 'Ann', act_type: 'offer', start_s: expect.closeTo(input.transcript.segments[1]?.start_s ?? 0, 2) },
  ]);
});

it('says how often the speaker changes, in words', () => {
  const turns = [
    { text: 'We walked along the river for a long while, as we do.', speaker: 'A' },
    { text: 'Then we went home to the old house by the church.', speaker: 'B' },
  ];
  expect(conversationFlow.read(inputOf(turns)).not_available.turn_taking_efficiency).toBe(
    'The speaker changes only once; four changes are needed.',
  );
});
