import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { disfluenciesOf } from './disfluencies.ts';

const found = (text: string): string[] => {
  const model = textOf(inputOf([text]));
  return disfluenciesOf(model).map(({ kind, start, end }) => `${kind}: ${model.text.slice(start, end)}`);
};

describe('disfluencies', () => {
  it.each([
    ['Um, we could, uh, wait.', ['filled_pause: Um', 'filled_pause: uh']],
    ['He took the the car.', ['repetition: the the']],
    ['I I I think so.', ['repetition: I I I']],
    ['I, I think we can.', ['repetition: I, I']],
    ['We went we went to the lake.', ['repetition: We went we went']],
    ['It was in the in the kitchen.', ['repetition: in the in the']],
    ['I went, I mean, we went home.', ['repair: I mean']],
    ['It was on Monday, sorry, Tuesday.', ['repair: sorry']],
    ['Take the left, no wait, the right.', ['repair: no wait']],
    ['He was th- the driver.', ['cut_off: th- the']],
    ['It was bec- because of rain.', ['cut_off: bec- because']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('fluent speech that looks like a disfluency', () => {
  it.each([
    'It was very very good.',
    'No no no, that is fine.',
    'Bye bye, see you.',
    'He had had enough of that.',
    'I think that that is right.',
    'I know, I know.',
    'It went on and on and on.',
    'We like it, it is warm.',
    'What it is is a bird.',
    'You know, you know.',
    'She gave her her book.',
    'Again and again and again we ask.',
    'I mean it.',
    'You know what I mean.',
    'I mean, we went home.',
    'Sorry about that.',
    'I am sorry that you wait.',
    'Uh-huh.',
    'Mm-hmm, yes.',
    'A well-known man.',
    'In pre- and post-war time.',
    'He said “the the” twice.',
    'New York, New York.',
    'Five five two one.',
  ])('%s', (text) => expect(found(text)).toEqual([]));
});
