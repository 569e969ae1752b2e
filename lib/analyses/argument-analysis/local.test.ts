import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { argumentAnalysis } from './local.ts';

const rest = 'The bus leaves at nine and then there is lunch near the old station.';
const read = (...lines: string[]) => argumentAnalysis.read(inputOf([...lines, rest]));

describe('claims and their support', () => {
  it.each([
    ['We should wait because the money is not there.', 'We should wait', 'because the money is not there', 'moderate'],
    ['I am worried, because we owe twelve thousand dollars.', 'I am worried', 'because we owe twelve thousand dollars', 'strong'],
    ['Because the room is small, we should move the table.', 'we should move the table', 'Because the room is small', 'moderate'],
    ['The room is small. That is why we need another one.', 'That is why we need another one.', 'The room is small.', 'moderate'],
    ['We should take the train.', 'We should take the train.', null, 'weak'],
  ])('%s', (text, claim, evidence, strength) => {
    const result = read(text);
    expect(result.key_arguments).toEqual([{ claim, evidence, strength }]);
    const quotes = result.evidence.map((entry) => entry.quote);
    expect(quotes).toEqual(evidence === null ? [claim] : [claim, evidence]);
  });

  it.each(['I have lived here since I was five years old.', 'Why should we wait?', 'So, how are you doing today?', 'He left because of that.'])('no supported claim in: %s', (text) => {
    expect(read(text).key_arguments.filter((entry) => entry.evidence !== null)).toEqual([]);
  });

  it('rates by share of support', () => {
    expect(read('We should wait because it rains.', 'We should take the train.')).toMatchObject({ argument_strength: 0.5, argument_structure_rating: 'partly_structured', arguments_present: true });
    expect(read('It rained.')).toMatchObject({ argument_strength: null, argument_structure_rating: null, arguments_present: false });
  });
});

describe('fallacies', () => {
  it.each([
    ['Either you sign today or you do not care about us.', ['false_dilemma']],
    ['Everybody knows that prices only go up.', ['ad_populum']],
    ["You're just a hypocrite.", ['ad_hominem']],
    ['Ever since you came here everything has gone wrong.', ['false_cause']],
    ['Either Monday or Tuesday works for me.', []],
    ['We could either take the bus or walk.', []],
    ['Everybody knows how to swim here.', []],
    ['You are just a bit late.', []],
    ['He said everybody knows that.', []],
    ['I have been here ever since you called.', []],
  ])('%s: %j', (text, expected) => expect(read(text).fallacies_detected.map((entry) => entry.fallacy)).toEqual(expected));
});

it.each([
  [['We should wait because it rains.'], 'One claim, with a reason or an example.'],
  [['We should take the train.'], 'One claim, without a reason or an example.'],
  [['We should wait because it rains.', 'We should take the train.'], 'Two claims, one of them with a reason or an example.'],
  [['We should take the train.', 'We should go now.', 'Everybody knows that prices only go up.'], 'Two claims, none of them with a reason or an example. One phrase reads like a fallacy.'],
  [['It rained.'], 'No claim was found.'],
])('%j: %s', (lines, summary) => expect(read(...lines).argument_summary).toBe(summary));
