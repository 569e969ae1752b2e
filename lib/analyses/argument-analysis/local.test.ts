import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import type { Line } from '#lib/analyses/testing/input';
import { argumentAnalysis } from './local.ts';

const rest = 'The bus leaves at nine and then there is lunch near the old station.';
const read = (...lines: (string | Line)[]) => argumentAnalysis.read(inputOf([...lines, rest]));

describe('claims and their support', () => {
  it.each([
    ['We should wait because the money is not there.', 'We should wait', 'because the money is not there', 'moderate'],
    ['I am worried, because we owe twelve thousand dollars.', 'I am worried', 'because we owe twelve thousand dollars', 'strong'],
    ['Because the room is small, we should move the table.', 'we should move the table', 'Because the room is small', 'moderate'],
    ['The room is small. That is why we need another one.', 'That is why we need another one.', 'The room is small.', 'moderate'],
    ['We should take the train.', 'We should take the train.', null, 'weak'],
  ])('%s', (text, claim, evidence, strength) => {
    const result = read(text);
    expect(result.key_arguments).toMatchObject([{ claim, evidence, strength, speaker: null, counters: false }]);
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

describe('across turns', () => {
  it('leaves a claim alone where the "why" asks about something else', () => {
    const claims = (question: string) => read({ speaker: 'Ada', text: 'We should ask the customers first.' }, { speaker: 'Ben', text: question }, { speaker: 'Ada', text: 'I sent you a message on Monday.' }).key_arguments;
    expect(claims('Why did nobody tell me about the contract?')).toMatchObject([{ claim: 'We should ask the customers first.', evidence: null }]);
    expect(claims('Why would you ask the customers about that?')).toMatchObject([{ evidence: 'I sent you a message on Monday.' }]);
  });

  it('takes the answer to a "why" for the reason of the claim it was asked about', () => {
    const [first] = read({ speaker: 'Ada', text: 'We should wait.', start_s: 0, end_s: 2 }, { speaker: 'Ben', text: 'Why is that?', start_s: 2, end_s: 3 }, { speaker: 'Ada', text: 'The money comes in on Friday.', start_s: 3, end_s: 5 }).key_arguments;
    expect(first).toMatchObject({ claim: 'We should wait.', evidence: 'The money comes in on Friday.', speaker: 'Ada', claim_start_s: 0, claim_end_s: 2, evidence_start_s: 3, evidence_end_s: 5 });
  });

  it('takes an answer with "because" for the reason of what was asked', () => {
    expect(read({ speaker: 'Ada', text: 'Why did you sell the house?' }, { speaker: 'Ben', text: 'Because the roof was leaking.' }).key_arguments).toMatchObject([{ claim: 'Why did you sell the house?', evidence: 'Because the roof was leaking.' }]);
  });

  it('does not take what the one who asked goes on to say', () => {
    expect(read({ speaker: 'Ada', text: 'We should wait.' }, { speaker: 'Ben', text: 'Why is that? The train leaves at nine.' }).key_arguments).toMatchObject([{ claim: 'We should wait.', evidence: null, evidence_start_s: null }]);
  });

  it('marks what is said against the other', () => {
    const found = read({ speaker: 'Ada', text: 'We should sell the boat.' }, { speaker: 'Ben', text: 'But we should keep it because the children love it.' }).key_arguments;
    expect(found.map(({ speaker, counters }) => [speaker, counters])).toEqual([['Ada', false], ['Ben', true]]);
  });
});

describe('fallacies in short lines', () => {
  const alone = (text: string) => argumentAnalysis.read(inputOf([text])).fallacies_detected.map((entry) => entry.fallacy);
  it.each([
    ['Either we pave the square or the whole town will leave.', ['false_dilemma']],
    ['You are either with the union or you are against the workers.', ['false_dilemma']],
    ['Everyone is using this app, so it must be safe.', ['ad_populum']],
    ['Nine out of ten mothers choose this soap.', ['ad_populum']],
    ["You can't trust his budget because he is a drunk.", ['ad_hominem']],
    ["She is not a pilot, so what does she know about planes?", ['ad_hominem']],
    ['Every time I wear this hat we win. The hat must be lucky.', ['false_cause']],
    ['The rooster crows before sunrise, so the rooster makes the sun rise.', ['false_cause']],
    ['Either way, we leave before nine.', []],
    ['Either is fine, I like them both.', []],
    ['We could either take the early bus or walk home.', []],
    ['We were late because of the weather.', []],
    ['I have slept badly since I moved to this street.', []],
    ['Everyone was tired after the trip, so we went to bed.', []],
    ['She said that everyone is buying it, so it must be good.', []],
    ["You can't trust this ladder, it is broken.", []],
    ['After lunch we talked about the plan and then we went home.', []],
  ])('%s: %j', (text, expected) => expect(alone(text)).toEqual(expected));

  it('lists them while it says that there is little to go on', () => {
    const result = argumentAnalysis.read(inputOf(['Everyone is buying it, so it must be good.']));
    expect(result).toMatchObject({ sufficiency: { enough: false }, fallacies_detected: [{ fallacy: 'ad_populum', quote: 'Everyone is buying it, so it must be good' }] });
    expect(result.argument_summary).toMatch(/^Only nine words; this reading needs at least 15\./u);
  });
});
