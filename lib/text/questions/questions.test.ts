import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import type { Line } from '#lib/analyses/testing/input';
import { enhancedUnderstanding } from './local.ts';

const rest = 'The weather was cold, and the garden behind the old house was quiet.';
const talk = (...lines: (readonly [string, string])[]): Line[] => lines.map(([speaker, text]) => ({ speaker, text }));
const read = (lines: readonly (string | Line)[]) => enhancedUnderstanding.read(inputOf([rest, ...lines]));

describe('what is asked and what is answered, speakers known', () => {
  it.each([
    ['When does the train leave?', 'At nine.', true, 'At nine.'],
    ['When does the train leave?', 'I like trains.', null, null],
    ['When does the train leave?', "I don't know.", false, null],
    ['When does the train leave?', "I'm not sure, maybe at nine.", true, "I'm not sure, maybe at nine."],
    ['Who pays for it?', 'Laura does.', true, 'Laura does.'],
    ['How many chairs do we need?', 'Forty.', true, 'Forty.'],
    ['How many chairs do we need?', 'The chairs are red.', null, null],
    ['Did you call the bank?', 'Yes, this morning.', true, 'Yes, this morning.'],
    ['Did you call the bank?', 'Not yet.', true, 'Not yet.'],
    ['Did you call the bank?', 'It rained all day.', null, null],
    ['Did you call the bank?', 'Maybe.', null, null],
    ['Why is it late?', 'Because the road is closed.', true, 'Because the road is closed.'],
    ['Where are the keys?', 'On the shelf.', true, 'On the shelf.'],
  ] as const)('%s %s', (question, reply, answered, answer) => {
    expect(read(talk(['A', question], ['B', reply])).questions).toMatchObject([{ question, speaker: 'A', answered, answer }]);
  });

  it('looks past a question in return', () => {
    const { questions } = read(talk(['A', 'What time does the shop close?'], ['B', 'The one in the station?'], ['A', 'Yes.'], ['B', 'At eight.']));
    expect(questions[0]).toMatchObject({ answered: true, answer: 'At eight.' });
  });

  it('gives the second at which the answer is heard', () => {
    const [question] = read([{ speaker: 'A', text: 'When does it start?', start_s: 10, end_s: 12 }, { speaker: 'B', text: 'On Monday.', start_s: 14, end_s: 15 }]).questions;
    expect(question).toMatchObject({ start_s: 10, answer_start_s: 14 });
  });

  it('leaves a question open that nobody takes up', () => {
    expect(read(talk(['A', 'Who will tell the board?'])).questions).toMatchObject([{ answered: false, answer: null, answer_start_s: null }]);
  });
});

describe('what waits for no answer', () => {
  it.each(['Hi Ben, how are you?', 'You know what I mean?', 'Right?', "It's cold, isn't it?", 'You like it, right?', 'Who cares about that?', 'Are you kidding?', 'How could you say that?', 'After everything I did, this is how you thank me?', 'She asked me, "Where is the money?"', 'Can you hear me?'])('%s', (text) =>
    expect(read(talk(['A', text], ['B', 'The river runs behind the hill.'])).questions).toEqual([]),
  );
});

describe('without punctuation', () => {
  it('finds questions and requests in running text, and where they begin', () => {
    const result = read(['i dont know yet can you send me the report by friday sure i will do it and when is the meeting i think it is on monday']);
    expect(result.action_items).toContain('can you send me the report by friday');
    expect(result.actions[0]).toMatchObject({ when: 'by friday' });
    expect(result.questions).toMatchObject([{ question: 'and when is the meeting', answered: true, answer: 'i think it is on monday' }]);
  });
  it.each(['my friend who is a doctor is coming and i know what you want', 'the house where we live is the one that i like', 'so do i and neither did they when we left the place'])('finds none in: %s', (text) => expect(read([text]).questions).toEqual([]));
  it('takes lines for what one person says', () => {
    const { questions } = read(talk(['A', 'is the room booked'], ['B', 'not yet'], ['A', 'how long does it take'], ['B', 'two weeks']));
    expect(questions).toMatchObject([{ question: 'is the room booked', answer: 'not yet' }, { question: 'how long does it take', answer: 'two weeks' }]);
  });
});

describe('avoided answers', () => {
  it.each(["That's not the point.", 'Why do you ask?', "Let's not talk about that.", 'No comment.', "I'd rather not say."])('%s', (reply) => {
    const result = read(talk(['A', 'Where were you on Monday?'], ['B', reply]));
    expect(result.areas_of_evasiveness).toEqual([`Asked “Where were you on Monday?”, the reply was “${reply}”`]);
    expect(result.questions).toMatchObject([{ answered: false }]);
    expect(result.suggested_follow_up_questions).toContain('This was asked and not answered; can it be asked again? “Where were you on Monday?”');
  });
  it.each(["I don't know.", 'At home.', 'The point is that I was at home.'])('%s avoids nothing', (reply) => expect(read(talk(['A', 'Where were you on Monday?'], ['B', reply])).areas_of_evasiveness).toEqual([]));
  it('needs a question before it', () => expect(read(talk(['A', 'You were late on Monday.'], ['B', "That's not the point."])).areas_of_evasiveness).toEqual([]));
});
