import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { areaUnderCurve, scored } from '#scripts/eval/attitude';
import { politenessMarks, politenessScore } from './politeness.ts';

const found = (text: string): string[] => {
  const model = textOf(inputOf([text]));
  return politenessMarks(model).map(({ strategy, start, end }) => `${strategy}: ${model.text.slice(start, end)}`);
};
const score = (text: string): number => {
  const model = textOf(inputOf([text]));
  return politenessScore(model.sentences, politenessMarks(model)) ?? Number.NaN;
};

describe('strategies of Danescu-Niculescu-Mizil et al. (2013), each with an example from the paper', () => {
  it.each([
    ['I really appreciate that you’ve done them.', 'gratitude: I really appreciate'],
    ['Nice work so far on your rewrite.', 'deference: Nice work'],
    ['Hey, I just tried to find it.', 'greeting: Hey'],
    ['Sorry to bother you with this.', 'apology: Sorry to'],
    ['Could you please say more?', 'please: please'],
    ['Please do not remove warnings.', 'please_start: Please'],
    ['By the way, where did you find that picture?', 'indirect: By the way'],
    ['What is your native language?', 'direct_question: What is your native language'],
    ['So can you retrieve it or not?', 'direct_start: So can you retrieve it or not'],
    ['Could you say more about it?', 'counterfactual_modal: Could you'],
    ['Can you say more about it?', 'indicative_modal: Can you'],
    ['I have just put the article up.', 'first_person_start: I'],
    ['Could we find a less complex name?', 'first_person_plural: we'],
    ['What is the source that you used?', 'second_person: you'],
    ['You’ve reverted yourself again.', 'second_person_start: You’ve reverted yourself again'],
    ['I suggest we might start with a list.', 'hedge: might'],
    ['In fact you did link to it.', 'factuality: In fact'],
    ['If you are going to accuse me, stop.', 'negative_word: accuse'],
  ])('%s has %s', (text, mark) => expect(found(text)).toContain(mark));

  it.each([
    ['No thanks, I have one.', 'gratitude'],
    ['That is not a good idea.', 'deference'],
    ['He wrote “could you please wait” on the door.', 'please'],
    ['We had a car. It was old. It broke. So we went home.', 'direct_start'],
    ['You know, it was late.', 'second_person_start'],
    ['What kind of stupid question is that?', 'hedge'],
    ['maybe we could you know go there', 'counterfactual_modal'],
    ['Honestly, why would you do it like that?', 'counterfactual_modal'],
    ['When I was young we had a dog.', 'direct_question'],
    ["Don't worry about it.", 'bare_command'],
  ])('%s has no %s', (text, strategy) =>
    expect(found(text).filter((mark) => mark.startsWith(`${strategy}:`))).toEqual([]),
  );
});

it('ranks polite requests above impolite ones', () => {
  expect(score('Could you please clarify what you mean? Thanks!')).toBeGreaterThan(
    score('Why did you revert my edit? You have no idea what you are doing.') + 0.5,
  );
  expect(score('The bus leaves at nine and then there is lunch.')).toBe(0.5);
});

it('scores a long talk in pairs of sentences, so that one thank-you does not affect an hour', () => {
  const filler = Array.from({ length: 30 }, () => 'The bus leaves at nine.').join(' ');
  expect(score(`Thank you. ${filler}`)).toBeLessThan(0.55);
  expect(score('Thank you. The bus leaves at nine.')).toBeGreaterThan(0.8);
});

it('stays above its floor on requests that the phrases were not made with', () =>
  expect(areaUnderCurve(scored('held_out'))).toBeGreaterThan(0.85));
