import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { enhancedUnderstanding } from './local.ts';

const rest = 'The weather was cold, and the garden behind the old house was quiet for a long while that evening.';
const read = (lines: readonly string[], speaker: readonly (string | undefined)[] = []) =>
  enhancedUnderstanding.read(inputOf([{ text: lines[0] ?? '', ...said(speaker[0]) }, { text: rest, ...said(speaker[0]) }, { text: lines[1] ?? '', ...said(speaker[1]) }]));
const said = (speaker: string | undefined): { speaker?: string } => (speaker === undefined ? {} : { speaker });

describe('two quotes that do not fit together', () => {
  it.each([
    ['I was there on Monday.', "I wasn't there on Monday."],
    ['I never signed the contract.', 'I signed the contract in May.'],
    ['There is a lift in the building.', 'There is no lift in the building.'],
    ['I always lock the door.', 'I never lock the door.'],
    ['My brother lives in Berlin.', 'My brother does not live in Berlin.'],
  ])('%s %s', (first, second) => {
    const { contradictions, key_inconsistencies } = read([first, second], ['A', 'A']);
    expect(contradictions).toMatchObject([{ first, second, why: 'One says what the other denies.' }]);
    expect(contradictions[0]?.second_start_s).toBeGreaterThan(contradictions[0]?.first_start_s ?? 0);
    expect(key_inconsistencies).toEqual([`“${first}” and “${second}” One says what the other denies.`]);
  });
  it.each([
    ['We have three people.', 'We have five people in the team.'],
    ['The room cost nine hundred dollars.', 'The room cost eight hundred dollars.'],
  ])('%s %s', (first, second) => expect(read([first, second], ['A', 'A']).contradictions).toMatchObject([{ first, second, why: 'The same thing is counted differently.' }]));
  it('says so where it is not known who speaks', () => expect(read(['I was there on Monday.', "I wasn't there on Monday."]).contradictions[0]?.why).toBe('One says what the other denies. It is not known whether one person said both.'));
});

describe('what fits together', () => {
  it.each([
    ["We don't have the money yet.", 'We have the money.'],
    ['I bought two tickets.', 'I bought five tickets.'],
    ['I have two minutes.', 'I have five minutes.'],
    ['If I was there on Monday, I would know.', "I wasn't there on Monday."],
    ['Was I there on Monday?', "I wasn't there on Monday."],
    ['He said I was there on Monday.', "I wasn't there on Monday."],
    ['I was there on Monday.', "I wasn't there on Tuesday."],
    ["I don't always lock the door.", 'I lock the door.'],
    ['I did not sign the contract in May.', 'I signed the contract in June.'],
    ['I did not sign the contract.', 'I will sign the contract.'],
    ['We have three people in Berlin.', 'We have five people in Paris.'],
    ['We have about three people.', 'We have five people.'],
    ['I used to have a car.', 'I do not have a car.'],
    ['It was open on Monday.', 'It was not open on Monday.'],
    ['I was there on Monday.', 'No, I was not there on Monday.'],
    ["I don't want coffee.", 'I want coffee with milk.'],
    ['We have three people.', 'We have three people in the team.'],
  ])('%s %s', (first, second) => expect(read([first, second], ['A', 'A']).contradictions).toEqual([]));
  it('is what two people say', () => expect(read(['I was there on Monday.', "I wasn't there on Monday."], ['A', 'B']).contradictions).toEqual([]));
});
