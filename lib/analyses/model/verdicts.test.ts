import { describe, expect, test } from 'vitest';
import { leadOf } from '#lib/analyses/pages';
import { readAnalysis } from '#lib/analyses/registry';
import { boatTalk as input } from '#lib/analyses/testing/boat-talk';
import { resultOf } from './material.ts';

const enough = null;

describe('a verdict without a quote is dropped', () => {
  const attitude = (marks: object[], speakers: object[] = []) => {
    const draft = { sufficiency: enough, speakers, dominant_attitude: 'hostile', respect: 'low', marks, sarcasm: [] };
    return resultOf('speaker_attitude', draft, readAnalysis('speaker_attitude', input), input);
  };

  test('hostile, without and with evidence', () => {
    expect(attitude([])).toMatchObject({
      dominant_attitude: 'neutral',
      attitude_scores: {},
      respect_level: null,
      politeness_score: null,
      tone_indicators: [],
    });
    expect(attitude([{ line: 5, quote: 'You are a monster', mark: 'insult', note: 'Calls names.' }])).toMatchObject({
      dominant_attitude: 'neutral',
      dropped_claims: 1,
    });
    expect(
      attitude([{ line: 3, quote: 'Can you call Detective Brown', mark: 'hedge', note: 'Asks.' }]).attitude_scores,
    ).not.toHaveProperty('hostile');
    expect(
      attitude([
        { line: 5, quote: 'You lied to me about the boat', mark: 'criticism', note: 'Says that he was not open.' },
      ]),
    ).toMatchObject({
      dominant_attitude: 'hostile',
      attitude_scores: { hostile: 1 },
      respect_level: 'low',
      tone_indicators: ['Criticism by Anna: one place'],
    });
  });

  test('a verdict on a speaker needs that speaker’s own words', () => {
    const lied = {
      line: 5,
      quote: 'You lied to me about the boat',
      mark: 'criticism',
      note: 'Says that he was not open.',
    };
    const verdicts = [
      { speaker: 'S1', attitude: 'hostile', respect: 'low' },
      { speaker: 'Ben', attitude: 'hostile', respect: 'low' },
      { speaker: 'S9', attitude: 'polite', respect: 'high' },
    ];
    const told = (marks: object[], given: object[]) =>
      attitude(marks, given).speakers.map(({ speaker, attitude: kind, respect_level }) => [
        speaker,
        kind,
        respect_level,
      ]);
    expect(told([lied], verdicts)).toEqual([
      ['Anna', 'hostile', 'low'],
      ['Ben', null, null],
    ]);
    expect(told([lied], [{ speaker: 'Anna', attitude: 'polite', respect: null }])).toEqual([
      ['Anna', null, null],
      ['Ben', null, null],
    ]);
    expect(told([], verdicts)).toEqual([
      ['Anna', null, null],
      ['Ben', null, null],
    ]);
    expect(leadOf('speaker_attitude', attitude([lied], verdicts), 'model')).toBe(
      'Anna: hostile wording; little respect shown.',
    );
  });

  test('a high load needs two signs', () => {
    const read = (signs: object[]) =>
      resultOf(
        'psychological_analysis',
        {
          sufficiency: enough,
          cognitive_load: 'high',
          confidence_level: 'low',
          biases: [],
          strain: [
            { line: 5, quote: 'and that hurts', sign: 'distress' },
            { line: 2, quote: 'I am so worried', sign: 'worry' },
          ],
          signs,
        },
        readAnalysis('psychological_analysis', input),
        input,
      );
    const sign = (line: number, quote: string, of: string) => ({ line, quote, of, note: 'Shows it.' });
    expect(read([])).toMatchObject({
      emotional_state: 'signs of distress',
      cognitive_load: null,
      confidence_level: null,
      strain: [{ sign: 'distress', speaker: 'Anna' }],
      dropped_claims: 1,
    });
    expect(read([sign(2, 'I will charge it', 'sure'), sign(6, 'Never mind', 'load')])).toMatchObject({
      cognitive_load: null,
      psychological_summary: 'Signs of sureness in one place and effort in thinking in one place.',
    });
    expect(read([sign(6, 'We never sold the boat', 'load'), sign(6, 'Never mind', 'load')])).toMatchObject({
      cognitive_load: 'high',
      confidence_level: null,
    });
  });
});
