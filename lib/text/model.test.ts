import { describe, expect, it } from 'vitest';
import { evidenceOf } from '#lib/analyses/evidence/evidence-of';
import { diarizationOf, inputOf } from '#lib/analyses/testing/input';
import { contextOf } from '#lib/text/matcher/context';
import { cueTable, findCues } from '#lib/text/matcher/cue-table';
import { textOf } from './model.ts';

const model = (...lines: string[]) => textOf(inputOf(lines));
const contextAt = (text: string, word: string) => {
  const read = model(text);
  const at = read.tokens.findIndex((token) => token.norm === word);
  const sentence = read.sentences.find(({ first, last }) => first <= at && at <= last);
  if (!sentence) throw new Error(word);
  return contextOf(read, sentence, at);
};

describe('tokens and words', () => {
  it.each([
    ["I don't think so, it's mm-hmm 4,500 dollars.", 8],
    ["I'm gonna go", 3],
    ['你好世界', 2],
    ['😀 !!! …', 0],
    ['', 0],
  ])('counts the words of %j as a reader would: %i', (text, words) => expect(model(text).wordCount).toBe(words));

  it('splits contractions and keeps the offsets', () => {
    const { tokens, text } = model("I'm gonna say you're right, don't worry.");
    expect(tokens.map((token) => token.norm)).toEqual([
      'i',
      'am',
      'going',
      'to',
      'say',
      'you',
      'are',
      'right',
      ',',
      'do',
      'not',
      'worry',
      '.',
    ]);
    for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
  });
});

it('reads old spellings as one word, with their offsets', () => {
  const { tokens, text } = model('I will call to-morrow, not To-day.');
  expect(
    tokens
      .filter((token) => token.norm.startsWith('to'))
      .map((token) => [token.norm, text.slice(token.start, token.end)]),
  ).toEqual([
    ['tomorrow', 'to-morrow'],
    ['today', 'To-day'],
  ]);
});

describe('sentences and time', () => {
  it('lets a sentence span two segments, with the seconds of both', () => {
    const read = textOf(
      inputOf([
        { text: 'We should wait until the', start_s: 0, end_s: 2 },
        { text: 'money is there. Then we buy.', start_s: 2.3, end_s: 5 },
      ]),
    );
    expect(read.sentences.map((sentence) => sentence.text)).toEqual([
      'We should wait until the money is there.',
      'Then we buy.',
    ]);
    const [first] = read.sentences;
    expect(first && evidenceOf(read, first, 'test')).toMatchObject({
      quote: 'We should wait until the money is there.',
      segment_id: 0,
      start_s: 0,
    });
    expect(first && evidenceOf(read, first, 'test').end_s).toBeCloseTo(2.3 + (2.7 * 3) / 6, 2);
  });

  it('ends a sentence at a change of speaker', () => {
    const lines = [
      { text: 'I thought that', start_s: 0, end_s: 1 },
      { text: 'no you did not', start_s: 1, end_s: 2 },
    ];
    const read = textOf(
      inputOf(lines, {
        context: {
          speaker_diarization: diarizationOf([
            { speaker: 'Ann', start_s: 0, end_s: 1 },
            { speaker: 'Bob', start_s: 1, end_s: 2 },
          ]),
        },
      }),
    );
    expect(read.sentences.map(({ text, speaker }) => [text, speaker])).toEqual([
      ['I thought that', 'Ann'],
      ['no you did not', 'Bob'],
    ]);
  });

  it('interpolates times inside the segment if there are no word times', () => {
    const read = textOf(inputOf([{ text: 'aaaa bbbb', start_s: 10, end_s: 19 }], { words: false }));
    expect(evidenceOf(read, { start: 5, end: 9 }, 'test')).toMatchObject({ quote: 'bbbb', start_s: 15, end_s: 19 });
  });

  it('is built once per transcript', () => {
    const input = inputOf(['Hello there.']);
    expect(textOf(input)).toBe(textOf(input));
  });
});

describe('the context of a cue', () => {
  it.each([
    ['Nobody said you were crazy.', 'you', 'negated'],
    ['I did not say that you were crazy.', 'you', 'negated'],
    ['She told me you are crazy.', 'you', 'quoted'],
    ['He wrote “you are crazy” on it.', 'you', 'quoted'],
    ['If you are crazy, tell me.', 'you', 'conditional'],
    ['Are you crazy?', 'you', 'question'],
  ] as const)('%s: %s is %s', (text, word, property) => expect(contextAt(text, word)[property]).toBe(true));

  it.each([
    ['No, you are crazy.', 'negated'],
    ['I never eat meat but you are crazy.', 'negated'],
    ['I am telling you are crazy.', 'quoted'],
  ] as const)('%s: is not %s', (text, property) => {
    const read = model(text);
    const at = read.tokens.findLastIndex((token) => token.norm === 'you');
    const [sentence] = read.sentences;
    expect(sentence && contextOf(read, sentence, at)[property]).toBe(false);
  });
});

describe('phrases', () => {
  const found = (phrase: string, text: string): string[] => {
    const read = model(text);
    return findCues(read, cueTable([{ cue: 'x', phrases: [phrase] }])).map(({ start, end }) =>
      read.text.slice(start, end),
    );
  };
  it.each([
    ['you are (so) kind', "You're so kind.", ["You're so kind"]],
    ['you are (so) kind', 'You are, um, kind.', ['You are, um, kind']],
    ['i ~go *2 home', 'I went straight back home.', ['I went straight back home']],
    ['i ~go *1 home', 'I went straight back home.', []],
    ['or else $', 'Do it or else!', ['or else']],
    ['or else $', 'Take it or else we lose.', []],
    ['^ sorry', 'Well, sorry. I feel sorry.', ['sorry']],
    ['sort of +#VERB', 'I sort of see it.', ['sort of']],
    ['sort of +#VERB', 'A sort of bread.', []],
    ['because -of', 'because of you, because I can', ['because']],
  ])('%s in %s', (phrase, text, expected) => expect(found(phrase, text)).toEqual(expected));

  it('rejects a phrase that cannot be indexed', () => {
    expect(() => cueTable([{ cue: 'x', phrases: ['#NOUN here'] }])).toThrow(/must begin with a word/u);
    expect(() => cueTable([{ cue: 'x', phrases: ['you (to me)'] }])).toThrow(/not an element/u);
  });
});
