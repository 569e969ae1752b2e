import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';
import { lead } from './lead.ts';
import { speakerAttitude } from './local.ts';

const rest = 'The bus leaves at nine and then there is lunch near the old station, where the market was.';
const read = (text: string) => speakerAttitude.read(inputOf([text, rest]));

describe('polite and impolite words', () => {
  it('counts strategies in plain lines', () => {
    const result = read("Thank you. I'm so sorry. Could you please wait? Maybe it is, um, kind of late.");
    expect(result.tone_indicators.slice(0, 4)).toEqual([
      'One thank-you',
      'One apology',
      'One “could you” or “would you”',
      'One "please"',
    ]);
    expect(result.tone_indicators[4]).toMatch(
      /^Two hedges in \S+ seconds, [\d.]+ per 100 words; Reddit comments have 0\.7$/u,
    );
    expect(result.politeness_score).toBeGreaterThan(0.7);
    expect(result.dominant_attitude).toBe('polite');
  });
  it.each(['starts', 'none'] as const)('names no seconds if the times are %s', (times) => {
    const input = inputOf(['Maybe it is, um, kind of late.', rest]);
    expect(speakerAttitude.read({ ...input, transcript: { ...input.transcript, times } }).tone_indicators).toEqual([
      'Two hedges in 25 words, 8 per 100 words; Reddit comments have 0.7',
    ]);
  });
  it('finds disrespect', () => {
    const result = read('Shut up. That is complete nonsense. You are just ridiculous.');
    expect(result).toMatchObject({ respect_level: 'low', dominant_attitude: 'hostile' });
    expect(result.politeness_score).toBeLessThan(0.5);
    expect(result.evidence.filter((entry) => entry.cue === 'disrespect').map((entry) => entry.quote)).toEqual([
      'Shut up',
      'That is complete nonsense',
      'You are just ridiculous',
    ]);
  });
  it('finds no disrespect in ordinary talk', () =>
    expect(read('He said shut up to the dog. What kind of car is it?')).toMatchObject({
      respect_level: null,
      dominant_attitude: 'neutral',
      tone_indicators: [],
    }));
});

describe('short requests', () => {
  it('have a politeness but no attitude, and the card says why', () => {
    const result = speakerAttitude.read(inputOf(['Could you please clarify what you mean? Thanks!']));
    expect(result).toMatchObject({
      dominant_attitude: null,
      attitude_scores: {},
      formality_score: null,
      method: 'From three marks of politeness in eight words.',
      sufficiency: {
        enough: true,
        reason: 'Eight words are enough for the politeness of a request; the other readings need 20.',
      },
    });
    expect(result.politeness_score).toBeGreaterThan(0.9);
    expect(result.evidence.map(({ cue, quote }) => [cue, quote])).toEqual([
      ['counterfactual_modal', 'Could you'],
      ['please', 'please'],
      ['gratitude', 'Thanks'],
    ]);
    expect(lead(result)).toBe(
      'Polite wording (0.98, where 0.5 is neither). From three marks of politeness in eight words.',
    );
  });
  it('of four words have neither', () =>
    expect(speakerAttitude.read(inputOf(['Could you please wait?']))).toMatchObject({
      politeness_score: null,
      sufficiency: { enough: false },
      evidence: [],
    }));
});

describe('speakers', () => {
  it('have counts of their own', () => {
    const { speakers, tone_indicators } = speakerAttitude.read(sampleInput('argument', true));
    expect(speakers.map(({ speaker, words, hedges, boosters }) => [speaker, words, hedges, boosters])).toEqual([
      ['Anna', 103, 3, 0],
      ['Mark', 80, 0, 1],
    ]);
    expect(speakers[0]?.politeness_score).toBeGreaterThan((speakers[1]?.politeness_score ?? 1) + 0.1);
    expect(tone_indicators.at(-1)).toMatch(
      /^Mark: politeness 0\.\d+, formality 0\.\d+, no hedges and one booster in 80 words$/u,
    );
  });
  it('are not listed if they are unknown', () =>
    expect(speakerAttitude.read(sampleInput('argument', false)).speakers).toEqual([]));
});

it('names a passage with far more hedges than the rest of the same speaker’s talk', () => {
  const sure = Array.from({ length: 20 }, () => ({
    text: 'The market is open on Friday and the bus stops there.',
    speaker: 'Ann',
  }));
  const often = Array.from({ length: 20 }, () => ({
    text: 'Maybe the market is open and perhaps the bus stops there.',
    speaker: 'Bob',
  }));
  const result = speakerAttitude.read(
    inputOf([...sure, { text: 'Perhaps it was me, maybe, I think, but it might be him.', speaker: 'Ann' }, ...often]),
  );
  expect(result.evidence.filter(({ cue }) => cue === 'hedging_above_own_rate')).toMatchObject([
    {
      quote: 'Perhaps it was me, maybe, I think, but it might be him.',
      speaker: 'Ann',
      note: 'Four hedges in twelve words, 33.3 per 100 words; none in the other 220 words of the same speaker’s talk',
    },
  ]);
});

it('never infers sarcasm from words', () =>
  expect(read('Oh, great, just what I needed.')).toMatchObject({
    sarcasm_detected: null,
    sarcasm_confidence_score: null,
  }));

it('finds a report more formal than talk', () => {
  const report = speakerAttitude.read(
    inputOf([
      'The annual report of the committee describes the development of the regional market in the first quarter ' +
        'of the year. The increase in the price of raw materials led to a decrease in the production of steel in ' +
        'the northern districts. The committee of the association recommends a revision of the tax on the import ' +
        'of machines.',
    ]),
  );
  const talk = speakerAttitude.read(
    inputOf([
      "So I was like, you know, I don't really know what we should do. He just went there and he told me that " +
        "he'd call, but he never did, so I said, well, then I will go myself. And you know how he is, he always " +
        'does that when we need him. I think we really should tell him now.',
    ]),
  );
  expect(report.formality_score).toBeGreaterThan(0.6);
  expect(talk.formality_score).toBeLessThan(0.45);
});

it('finds hostile wording in the argument, and its speaker', () => {
  const result = speakerAttitude.read(sampleInput('argument', true));
  expect(result).toMatchObject({ dominant_attitude: 'hostile', respect_level: 'low' });
  expect(
    result.evidence.filter(({ cue }) => cue === 'disrespect').map(({ quote, speaker }) => [quote, speaker]),
  ).toEqual([
    ['You are too sensitive', 'Mark'],
    ['you will regret', 'Mark'],
    ['Do what you want', 'Mark'],
  ]);
  expect(lead(result)).toBe(
    'Mark: hostile wording, three marks of disrespect in 80 words. Anna: many hedges, three in 103 words. Little ' +
      'respect is shown.',
  );
});

describe('wording without an attitude', () => {
  const two = (...lines: string[]) =>
    speakerAttitude.read(
      inputOf([
        ...lines.map((text, i) => ({ text, speaker: i % 2 === 0 ? 'Ann' : 'Bob' })),
        { text: rest, speaker: 'Ann' },
      ]),
    );
  it.each([
    ['So what do we do now?', 'Great, so what I feel is funny.'],
    ['Are you coming or not?', 'Whatever.'],
    ['I said to myself, keep going. Breathe. Look up.', 'Put it on the list.'],
    ['It was a bus, or a tram, or whatever.', 'So what.'],
  ])('%s %s', (...lines) => {
    const result = two(...lines);
    expect(result.tone_indicators.filter((line) => !/^(?:Ann|Bob):/u.test(line))).toEqual([]);
    expect(lead(result)).toBe('No attitude stands out.');
  });
  it('does not infer low respect from a word or two', () =>
    expect(two('Shut up.', 'You are just ridiculous.')).toMatchObject({
      respect_level: null,
      respect_level_score: null,
    }));
});

it('does not take a yes for a booster', () => {
  const boosted = (text: string) =>
    read(text)
      .evidence.filter(({ cue }) => cue === 'booster')
      .map(({ quote }) => quote);
  expect(boosted('Of course. Yes, absolutely.')).toEqual([]);
  expect(boosted('It is absolutely clear, of course.')).toEqual(['absolutely', 'of course']);
});

it('finds the planning talk polite', () =>
  expect(speakerAttitude.read(sampleInput('planning', true)).dominant_attitude).toBe('polite'));
