import { expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { questionsOf } from './questions.ts';

/** A consultation as a recogniser without punctuation writes it. */
const model = textOf(
  inputOf([
    { speaker: 'Ann', text: 'hi martha how are you doing today' },
    { speaker: 'Ben', text: 'i am all right i guess my knee is still giving me a lot of trouble' },
    { speaker: 'Ann', text: 'okay i am sorry to hear that and when i press here on the inside does that hurt' },
    { speaker: 'Ben', text: 'yeah it is quite tender there' },
    { speaker: 'Ann', text: 'good so and any numbness or tingling in your foot' },
    { speaker: 'Ben', text: 'no nothing like that' },
    { speaker: 'Ann', text: 'okay so we will do an x-ray and then physical therapy does that make sense' },
    { speaker: 'Ben', text: 'that sounds good' },
  ]),
);

it('finds questions in the middle of text without punctuation, with their answers', () => {
  const said = ({ start, end }: { start: number; end: number }): string => model.text.slice(start, end);
  expect(questionsOf(model).map(({ span, by }) => [said(span), by && said(by)])).toEqual([
    ['does that hurt', 'yeah it is quite tender there'],
    ['any numbness or tingling in your foot', 'no nothing like that'],
  ]);
});

it('finds none where the words only look like one', () => {
  const talk = textOf(
    inputOf([
      { speaker: 'Ann', text: 'We could ask them what it would cost.' },
      { speaker: 'Ben', text: 'I know how it is.' },
    ]),
  );
  expect(questionsOf(talk)).toEqual([]);
});
