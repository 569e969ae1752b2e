import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';
import { speakerAttitude } from './local.ts';

const rest = 'The bus leaves at nine and then there is lunch near the old station, where the market was.';
const read = (text: string) => speakerAttitude.read(inputOf([text, rest]));

describe('what was said politely, and what was not', () => {
  it('counts strategies in plain lines', () => {
    const result = read("Thank you. I'm so sorry. Could you please wait? Maybe it is, um, kind of late.");
    expect(result.tone_indicators.slice(0, 4)).toEqual(['One thank-you', 'One apology', 'One indirect request', 'One "please"']);
    expect(result.tone_indicators[4]).toMatch(/^Two hedges in \S+ seconds, [\d.]+ per 100 words$/u);
    expect(result.politeness_score).toBeGreaterThan(0.7);
    expect(result.dominant_attitude).toBe('polite');
  });
  it('hears disrespect', () => {
    const result = read('Shut up. That is complete nonsense. You are just ridiculous.');
    expect(result).toMatchObject({ respect_level: 'low', dominant_attitude: 'hostile' });
    expect(result.politeness_score).toBeLessThan(0.5);
    expect(result.evidence.filter((entry) => entry.cue === 'disrespect').map((entry) => entry.quote)).toEqual(['Shut up', 'That is complete nonsense', 'You are just ridiculous']);
  });
  it('hears none in ordinary talk', () => expect(read('He said shut up to the dog. What kind of car is it?')).toMatchObject({ respect_level: null, dominant_attitude: 'neutral', tone_indicators: [] }));
});

it('never tells sarcasm from words', () => expect(read('Oh, great, just what I needed.')).toMatchObject({ sarcasm_detected: null, sarcasm_confidence_score: null }));

it('finds a report more formal than talk', () => {
  const report = speakerAttitude.read(inputOf(['The annual report of the committee describes the development of the regional market in the first quarter of the year. The increase in the price of raw materials led to a decrease in the production of steel in the northern districts. The committee of the association recommends a revision of the tax on the import of machines.']));
  const talk = speakerAttitude.read(inputOf(["So I was like, you know, I don't really know what we should do. He just went there and he told me that he'd call, but he never did, so I said, well, then I will go myself. And you know how he is, he always does that when we need him. I think we really should tell him now."]));
  expect(report.formality_score).toBeGreaterThan(0.6);
  expect(talk.formality_score).toBeLessThan(0.45);
});

it('finds the planning talk polite', () => expect(speakerAttitude.read(sampleInput('planning', true)).dominant_attitude).toBe('polite'));
