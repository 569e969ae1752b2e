import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import type { Line } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';
import { densityScore, manipulationAssessment } from './local.ts';

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

describe('who speaks, and how', () => {
  const said = (...lines: (string | Line)[]) => manipulationAssessment.read(inputOf(lines));
  it.each([
    ["You'd better pray I don't find you.", 'intimidation'],
    ["If you ever touch her again I'll kill you.", 'intimidation'],
    ["It would be a shame if something happened to your little girl.", 'intimidation'],
    ["Don't you dare.", 'intimidation'],
    ["You want to go to jail?", 'intimidation'],
    ["You'd be nothing without me.", 'shaming_or_belittlement'],
    ["What kind of man are you?", 'shaming_or_belittlement'],
    ["Be a man.", 'shaming_or_belittlement'],
    ["Who do you think you are?", 'brandishing_anger'],
    ["How could you do this to me?", 'guilt_tripping'],
    ["Who's going to believe you?", 'denial'],
    ["You're being paranoid.", 'denial'],
    ["It's our little secret.", 'persuasion_or_seduction'],
    ["Trust me.", 'persuasion_or_seduction'],
    ["I'll make it worth your while.", 'persuasion_or_seduction'],
    ["Why would I lie to you?", 'feigning_innocence'],
    ["You brought this on yourself.", 'rationalization'],
    ["Don't tell anyone about this.", 'isolation'],
    ["You don't care about me.", 'playing_victim'],
    ["Your wish is my command.", 'playing_servant'],
  ])('%s', (text, technique) => expect(said({ speaker: 'Person1', text }).manipulation_techniques.map((found) => found.technique)).toContain(technique));

  it.each([
    "They're idiots, all of them.",
    "I'm such an idiot.",
    'He was lying to me the whole time.',
    'She told me I was crazy.',
    "I'd kill for a sandwich.",
    'You have to be crazy to drive in that snow.',
    "If you don't pay they'll shut off the water.",
    "You never hear about the good ones.",
    "You're kidding.",
    'and he goes shut up and i said fine',
    "she'll say you never call me and i call every sunday",
    "you know, you, you don't have a choice, uh, with the taxes",
    "I'm not saying you're lying.",
    'Be careful with the stove.',
    'You look beautiful tonight.',
    'I love you.',
    'Please do not talk to me like that.',
    "You'd better take an umbrella, it's going to pour.",
  ])('not in: %s', (text) => expect(said({ speaker: 'Person1', text }).manipulation_techniques).toEqual([]));

  it('names who says it to whom', () => {
    const [cue] = said({ speaker: 'Person1', text: 'I want to go home.' }, { speaker: 'Person2', text: "You're not going anywhere. You'd be nothing without me." }).manipulation_techniques;
    expect(cue?.explanation).toContain('Said by Person2 to Person1.');
  });

  it('takes two weak phrases by one speaker for one cue, and none by two speakers', () => {
    const one = said({ speaker: 'A', text: 'You promised me. Why did you do that?' });
    expect(one.manipulation_techniques).toHaveLength(1);
    expect(one.manipulation_techniques[0]?.explanation).toMatch(/Neither phrase would count alone/u);
    expect(one.evidence[0]?.note).toMatch(/^Together with “/u);
    expect(said({ speaker: 'A', text: 'You have changed.' }, { speaker: 'B', text: 'Why did you do that?' }).manipulation_techniques).toEqual([]);
  });

  it('takes a weak phrase alone only where one of two known speakers says it, says that it is weak, and lists one in a stretch', () => {
    const weak = { speaker: 'A', text: 'You promised you would come to the station.' };
    expect(said(weak.text, rest).manipulation_techniques).toEqual([]);
    expect(said(weak).manipulation_techniques).toEqual([]);
    const found = said(weak, { speaker: 'B', text: 'I know. The bus was late and I had no way to call.' }, { speaker: 'A', text: 'I want the truth.' });
    expect(found.manipulation_techniques).toMatchObject([{ technique: 'accusation', explanation: expect.stringContaining('A weak cue') }]);
    expect(found).toMatchObject({ cues_present: true, manipulation_confidence: 0.35, manipulation_explanation: expect.stringMatching(/^One phrase, a weak cue, in \d+ words, of accusation\./u) });
    expect(found.evidence[0]?.note).toBe('A weak cue.');
  });

  it('lists a clear cue in a few words, and says that they are few', () => {
    expect(said("I'll kill you if you tell.")).toMatchObject({ cues_present: true, sufficiency: { enough: false }, manipulation_techniques: [{ technique: 'intimidation' }] });
    expect(said('How are you?')).toMatchObject({ cues_present: false, sufficiency: { enough: false }, manipulation_score: null });
  });
});

describe('what is pressed without saying it', () => {
  const between = (text: string) => manipulationAssessment.read(inputOf([{ speaker: 'A', text: 'I have to go home now.' }, { speaker: 'B', text }])).manipulation_techniques.map((found) => found.technique);
  it.each([
    ['You like your job, Morty?', 'intimidation'],
    ['Would your wife like to know where you were?', 'intimidation'],
    ['You can kiss your pension goodbye.', 'intimidation'],
    ["I'd hold your tongue if I were you.", 'intimidation'],
    ['You yellow-bellied, lousy nitwit. You lousy bum.', 'shaming_or_belittlement'],
    ['My grandmother could hit harder.', 'shaming_or_belittlement'],
    ["You couldn't even find the door with a map.", 'shaming_or_belittlement'],
    ['After everything I went through to get you that job.', 'guilt_tripping'],
    ['I pulled you up out of the gutter.', 'guilt_tripping'],
    ['Just one little drink, what is the harm?', 'persuasion_or_seduction'],
    ['I did no such thing.', 'denial'],
    ['You used to be fun, and you and your stupid books.', 'accusation'],
    ["Everybody does it. This is just how things are here.", 'rationalization'],
  ])('%s', (text, technique) => expect(between(text)).toContain(technique));

  it.each([
    'I like my job.',
    'Somebody should tell your wife that you are safe.',
    'She kissed her husband goodbye.',
    'My grandmother could knit for hours.',
    'I could not even find the door.',
    "They say you can't even park there.",
    'After everything that happened I need a holiday.',
    'He said you used to be fun.',
    'My boss told me to hold my tongue.',
    'You said a cup of sugar.',
    'You are such a good cook.',
    'How many times a week do they meet?',
    'All you have to do is press the button.',
  ])('not in: %s', (text) => expect(between(text)).toEqual([]));
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
  expect([0, 1, 2, 3, 9].map((cues) => confidenceOf(cues))).toEqual([0.3, 0.4, 0.65, 0.75, 0.8]);
  expect(confidenceOf(1, 1)).toBe(0.35);
  expect(confidenceOf(3, 2)).toBe(0.65);
});
