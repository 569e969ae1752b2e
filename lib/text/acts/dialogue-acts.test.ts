import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';
import { f1, judged } from '#scripts/eval/dialogue-acts';
import type { ActType } from './act-types.ts';
import { actOf, dialogueActs, isAnswer, isQuestion } from './dialogue-acts.ts';
import { textOf } from '#lib/text/model';

const act = (text: string, before: ActType | null = null) => actOf(textOf(inputOf([text])).tokens, before);
const acts = (...lines: Parameters<typeof inputOf>[0]) =>
  dialogueActs(textOf(inputOf(lines))).map(({ type, sentence }) => [sentence.text, type]);

describe('one utterance', () => {
  it.each<[string, ActType]>([
    ['Thank you so much.', 'thanking'],
    ["I'm really sorry about that.", 'apology'],
    ['Hello everyone.', 'greeting'],
    ['Bye, see you tomorrow.', 'closing'],
    ['What do we do about the venue?', 'question_wh'],
    ['Do you like it?', 'question_yes_no'],
    ['Could you please open the window?', 'directive'],
    ['Call Anna tomorrow.', 'directive'],
    ["Let's go with the blue one.", 'directive'],
    ["I'll send it by Friday.", 'commissive'],
    ['Yes, exactly.', 'agreement'],
    ["No, I don't think so.", 'disagreement'],
    ['Not really.', 'disagreement'],
    ['Uh-huh.', 'acknowledgement'],
    ['Oh, really?', 'acknowledgement'],
    ['Oh, that is wonderful.', 'appreciation'],
    ["I don't know.", 'hedge'],
    ['but the', 'abandoned'],
    ['I think that is a good plan.', 'opinion'],
    ['The train left at nine.', 'statement'],
  ])('%s is %s', (text, type) => expect(act(text)).toBe(type));
});

describe('questions without a question mark, and statements that look like questions', () => {
  it.each<[string, ActType]>([
    ['so do you work outside the home', 'question_yes_no'],
    ['it gets cold up there doesn’t it', 'question_yes_no'],
    ['you have two kids right', 'question_yes_no'],
    ["isn't that expensive", 'question_yes_no'],
    ['oh so you live in texas', 'question_yes_no'],
    ['how old are your kids', 'question_wh'],
    ['does she', 'question_yes_no'],
    ['oh do you', 'acknowledgement'],
    ['i’m sorry what did you say', 'question_wh'],
    ['do what', 'question_wh'],
    ['me neither', 'agreement'],
    ['what kind of work do you do', 'question_wh'],
    ["i'm fine how about you", 'question_wh'],
    ['that sucks did you get a ticket at least', 'question_yes_no'],
  ])('%s is %s', (text, type) => expect(act(text)).toBe(type));
  it.each([
    'what i mean is this',
    'when i was a kid we had no television',
    'how we do it is we freeze them',
    'which is why we left',
    'do the dishes is what she told us',
    'have a good trip',
    'so do i',
    'i know what you mean',
    'he told me where they live',
    'You are too sensitive.',
    'that is not right',
    'and then turn right',
    'What a nice day.',
    'We should wait because the money is not there.',
    'only then did we see it',
    'had she gone there she would have seen it',
  ])('%s', (text) => expect(isQuestion(act(text))).toBe(false));
  it('tells questions for a word from questions for yes or no', () => {
    expect(act('You paid how much?')).toBe('question_wh');
    expect(act('You know what I mean?')).toBe('question_yes_no');
  });
});

describe('the act before decides', () => {
  it.each<[string, ActType | null, ActType]>([
    ['Yes.', 'question_yes_no', 'yes_answer'],
    ['yeah', 'question_yes_no', 'yes_answer'],
    ['yeah', 'statement', 'acknowledgement'],
    ['Okay.', 'directive', 'agreement'],
    ['Okay.', 'statement', 'acknowledgement'],
    ['No.', 'question_yes_no', 'no_answer'],
    ['yeah it is', 'opinion', 'agreement'],
    ['[laughter]', null, 'abandoned'],
    ['No.', null, 'disagreement'],
    ['not yet', 'question_yes_no', 'no_answer'],
  ])('%s after %s is %s', (text, before, type) => expect(act(text, before)).toBe(type));
  it('takes only a reply to another speaker as an answer, if speakers are known', () => {
    expect(
      acts({ text: 'Do you like it?', speaker: 'A' }, { text: 'Yes.', speaker: 'B' }).map(([, type]) => type),
    ).toEqual(['question_yes_no', 'yes_answer']);
    expect(acts({ text: 'Do you like it? Yes.', speaker: 'A' }).map(([, type]) => type)).toEqual([
      'question_yes_no',
      'agreement',
    ]);
  });
  it('counts yes, no, agreement and disagreement as answers', () =>
    expect(
      (['yes_answer', 'no_answer', 'agreement', 'disagreement', 'hedge', 'statement'] as const).map(isAnswer),
    ).toEqual([true, true, true, true, false, false]));
});

it('reads each segment by itself if the text has no punctuation', () => {
  expect(acts('so where do you live', 'we live in a small town', 'oh really', 'do you like it there')).toEqual([
    ['so where do you live', 'question_wh'],
    ['we live in a small town', 'statement'],
    ['oh really', 'acknowledgement'],
    ['do you like it there', 'question_yes_no'],
  ]);
});

it('joins a sentence that continues in the next segment if the text has punctuation', () =>
  expect(acts('We should wait until the', 'money is there.')).toEqual([
    ['We should wait until the money is there.', 'opinion'],
  ]));

it('finds the acts of the argument sample', () => {
  expect(
    dialogueActs(textOf(sampleInput('argument', true))).map(({ type, sentence }) => [sentence.text, type]),
  ).toEqual(
    expect.arrayContaining([
      ['I am sorry.', 'apology'],
      ['After everything I have done for you, this is how you treat me?', 'question_yes_no'],
      ['That is not fair.', 'disagreement'],
      ['Decide right now.', 'directive'],
      ['I will give you an answer on Monday.', 'commissive'],
      ['Maybe.', 'hedge'],
    ]),
  );
});

it('stays above its floor on utterances that the rules were not made with', () => {
  const held = judged('held_out');
  expect(held.filter(({ act: truth, found }) => truth === found).length / held.length).toBeGreaterThan(0.7);
  expect(
    f1(held.map(({ act: truth, found }) => ({ truth: isQuestion(truth), found: isQuestion(found) }))).f1,
  ).toBeGreaterThan(0.75);
});
