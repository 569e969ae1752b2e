import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { cardInput, sampleInput } from '#lib/analyses/testing/samples';
import { textOf } from '#lib/text/model';
import { lead } from './lead.ts';
import { densityScore, manipulationAssessment } from './local.ts';
import { manipulationMatches } from './matches.ts';

const rest = 'The bus leaves at nine and we will have lunch near the old station.';
const techniquesIn = (text: string): string[] => manipulationMatches(textOf(inputOf([text, rest]))).map(({ cue }) => cue);

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

describe('what is pressed without saying it', () => {
  const between = (text: string) => manipulationMatches(textOf(inputOf([{ speaker: 'A', text: 'I have to go home now.' }, { speaker: 'B', text }]))).map(({ cue }) => cue);
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

describe('the reading', () => {
  const card = (name: string) => manipulationAssessment.read(cardInput(name));
  it('finds selling under pressure', () => {
    const result = card('m19_goodforthem');
    expect(result.evidence.map(({ quote }) => quote)).toContain('We only have four slots left this month, and the offer ends on Friday.');
    expect(result.evidence.every(({ speaker }) => speaker === 'Rep')).toBe(true);
  });
  it.each(['m08_whenwhen', 'm09_noyoudont', 'm10_understand', 'm11_kindof', 'm15_wantedtotalk', 'm23_epistemic_should', 'n12_please_dont', 'n15_quoted_threat', 'n16_game', 'n17_dead_tired'])('is silent on %s', (name) => {
    expect(card(name)).toMatchObject({ cues_present: false, evidence: [], manipulation_techniques: [] });
    expect(lead(card(name))).toMatch(/^No pressing words found\.$|needs at least/u);
  });
  it('names and quotes nothing in fewer than 20 words, and says that it is too short', () => {
    const short = manipulationAssessment.read(inputOf(['Decide right now, or you will regret this for ever.']));
    expect(short).toMatchObject({ evidence: [], manipulation_techniques: [], manipulation_score: null, sufficiency: { enough: false } });
    expect(lead(short)).toMatch(/Only ten words/u);
  });
  it('finds pressure in the argument, all of it Mark’s, and none in the planning talk', () => {
    const result = manipulationAssessment.read(sampleInput('argument', true));
    expect(result.evidence.length).toBeGreaterThan(1);
    expect(result.evidence.filter(({ speaker }) => speaker === 'Mark').length).toBeGreaterThan(result.evidence.length * 0.7);
    expect(result.evidence.map(({ quote }) => quote)).toEqual(result.manipulation_techniques.map(({ quote }) => quote));
    expect(manipulationAssessment.read(sampleInput('planning', true))).toMatchObject({ cues_present: false, manipulation_techniques: [] });
  });
  it('names no technique in the headline for one place alone', () => {
    const result = card('m19_goodforthem');
    expect(lead({ ...result, manipulation_techniques: result.manipulation_techniques.slice(0, 1) })).toBe('One sentence may press; alone it shows little.');
  });
});

it('scores density against 100 words at least', () => {
  expect(densityScore(1, 100)).toBe(0.39);
  expect(densityScore(1, 20)).toBe(0.39);
  expect(densityScore(2, 100)).toBe(0.63);
  expect(densityScore(1, 1000)).toBe(0.05);
});
