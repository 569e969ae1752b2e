import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';
import { confidenceOf, densityScore, manipulationAssessment } from './local.ts';

const rest = 'The bus leaves at nine and we will have lunch near the old station.';
const techniquesIn = (text: string): string[] => manipulationAssessment.read(inputOf([text, rest])).manipulation_techniques.map((found) => found.technique);

describe('phrases that press', () => {
  it.each([
    ["After everything I've done for you!", 'guilt_tripping'],
    ['If you really loved me you would stay.', 'guilt_tripping'],
    ["You're imagining things again.", 'denial'],
    ['youre just being too sensitive', 'denial'],
    ['Give it to me, or else.', 'intimidation'],
    ["You're gonna regret this.", 'intimidation'],
    ['You have to decide right now.', 'pressure'],
    ['This is your last chance.', 'pressure'],
    ['What is wrong with you?', 'shaming_or_belittlement'],
    ["What's wrong with you?", 'shaming_or_belittlement'],
    ["You're such a loser.", 'shaming_or_belittlement'],
    ['You are useless.', 'shaming_or_belittlement'],
    ["Oh, you're so completely useless.", 'shaming_or_belittlement'],
    ["Don't be ridiculous.", 'shaming_or_belittlement'],
    ['Come on, do not be so stupid.', 'shaming_or_belittlement'],
    ['You never understand anything.', 'shaming_or_belittlement'],
    ["You don't understand anything!", 'shaming_or_belittlement'],
    ["So I'm the bad guy.", 'playing_victim'],
    ['End of discussion.', 'evasion'],
    ['Look what you made me do.', 'rationalization'],
    ["I'm the only one who really understands you.", 'isolation'],
    ['You never listen to me.', 'accusation'],
  ])('%s', (text, technique) => expect(techniquesIn(text)).toEqual([technique]));
});

describe('their near misses', () => {
  it.each([
    'You have to turn left at the light.',
    'Nobody said you were crazy.',
    'She said "you are imagining things" and laughed.',
    'My brother told me you will regret this.',
    "You won't regret it.",
    "I'm not saying you're imagining things.",
    'Everything I have done today was for the garden.',
    'What is wrong with your car?',
    'I wonder what is wrong with you and me.',
    'This old map is useless.',
    'You are not useless at all.',
    'I felt useless all day.',
    'You are very useful to us.',
    'Without the key you would find the map useless.',
    "Don't be late.",
    "Don't be afraid of the dog.",
    'It would be ridiculous to walk.',
    'The price is ridiculous.',
    'You never know what the weather brings.',
    'You never told me about the river.',
    'Did you understand anything of the film?',
    'He said you never understand anything.',
    'You are so kind, and I was too sensitive to cold.',
    'I think you are right.',
    'That never happened to me before.',
    'We can take the bus or else we walk.',
    'You would be sorry to hear that.',
    'Some people grow up, and some stay as they were.',
    'You have no choice but to restart the machine.',
    'Is there a last chance to buy tickets?',
    "I'll make sure you get the invitation.",
  ])('%s', (text) => expect(techniquesIn(text)).toEqual([]));
});

describe('the samples', () => {
  it('finds the pressure in the argument, with quotes', () => {
    const result = manipulationAssessment.read(sampleInput('argument', true));
    const found = result.manipulation_techniques.map((entry) => entry.technique);
    for (const technique of ['guilt_tripping', 'denial', 'pressure', 'intimidation']) expect(found).toContain(technique);
    expect(result.evidence.every((entry) => entry.speaker === 'Mark')).toBe(true);
    expect(result.evidence.map((entry) => entry.quote)).toEqual(result.manipulation_techniques.map((entry) => entry.quote));
    expect(result.manipulation_score).toBeGreaterThan(0.7);
  });

  it('finds none in the planning talk', () => {
    expect(manipulationAssessment.read(sampleInput('planning', true))).toMatchObject({ cues_present: false, manipulation_score: 0, manipulation_techniques: [] });
  });
});

describe('what it says', () => {
  const said = (...lines: string[]) => manipulationAssessment.read(inputOf([...lines, rest])).manipulation_explanation;
  it('counts in words', () => {
    expect(said('Decide right now.')).toMatch(/^One phrase in 17 words, of pressure\. One alone/u);
    expect(said('Decide right now.', 'You are useless.', 'End of discussion.')).toBe('Three phrases in 23 words (13 per 100 words): one of pressure, one of shaming or belittlement and one of evasion.');
  });
});

it('scores density against 100 words at least', () => {
  expect(densityScore(1, 100)).toBe(0.39);
  expect(densityScore(1, 20)).toBe(0.39);
  expect(densityScore(2, 100)).toBe(0.63);
  expect(densityScore(1, 1000)).toBe(0.05);
  expect([0, 1, 2, 3, 9].map(confidenceOf)).toEqual([0.3, 0.4, 0.65, 0.75, 0.8]);
});
