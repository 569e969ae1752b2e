import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inputOf, type Line } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { emotionsFound, strainFound } from './found.ts';
import { feelingScores, learnedEmotions } from './scores.ts';

const talkSchema = z.object({ segments: z.array(z.object({ speaker: z.string(), text: z.string() })) });
const scoresSchema = z.record(z.string(), z.record(z.enum([...learnedEmotions, 'strain']), z.array(z.number())));
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const known = scoresSchema.parse(read('./testing/scores.json'));
const modelOf = (lines: readonly (string | Line)[]) => textOf(inputOf(lines));

describe.each(Object.keys(known))('scores of %s equal those that the training recorded', (id) => {
  const own = feelingScores(modelOf(talkSchema.parse(read(`../../../scripts/eval/data/talk/${id}.json`)).segments));
  it.each([...learnedEmotions, 'strain'] as const)('%s', (name) => {
    const wanted = known[id]?.[name] ?? [];
    const found = name === 'strain' ? own.strain : own.emotions[name];
    expect(found).toHaveLength(wanted.length);
    for (const [k, value] of wanted.entries()) expect(found[k]).toBeCloseTo(value, 3);
  });
});

const emotions = (...lines: (string | Line)[]) => {
  const model = modelOf(lines);
  return emotionsFound(model).map(({ what, start, end }) => `${what}: ${model.text.slice(start, end)}`);
};
const strains = (...lines: (string | Line)[]) => {
  const model = modelOf(lines);
  return strainFound(model).map(({ what, start, end }) => `${what}: ${model.text.slice(start, end)}`);
};

describe('emotions', () => {
  it.each([
    ["I came on Monday. I'm really worried about my heart.", "fear: I'm really worried about my heart."],
    ['It is just so annoying. The pen is on the desk.', 'anger: It is just so annoying.'],
    ['We were so excited when they called.', 'joy: We were so excited when they called.'],
    ['I was so disappointed that nobody came.', 'sadness: I was so disappointed that nobody came.'],
    ["I can't believe it, you did the whole thing.", "surprise: I can't believe it, you did the whole thing."],
    ['That is disgusting.', 'disgust: That is disgusting.'],
    ["i'm really worried about my heart", "fear: i'm really worried about my heart"],
  ])('%s', (text, said) => expect(emotions(text)).toEqual([said]));

  it.each([
    'Okay. Thanks, great.',
    'Thank you very much, have a good day.',
    'What time does the bus leave?',
    "I'm afraid we are full tonight.",
    "I'm happy to take the notes.",
    "I'm not worried about it.",
    'My boss said I am so angry with you.',
    'If I was worried I would call you.',
    'Are you worried about the exam?',
    'Your knee is fine, does it hurt when I push?',
    'Great, so I am the problem again. Thanks a lot.',
    'Oh, wonderful. Thank you so much for your support.',
    'Did they now. Well, good for them.',
    "Oh, that's wonderful. Another week without heating, thanks a lot.",
    "That's brilliant. So it's my fault again.",
    "I think he might have done, yeah. I'm so sorry about that.",
    "I'm really so sorry for the delay.",
  ])('none in: %s', (text) => expect(emotions(text)).toEqual([]));
});

it('is not that of a speaker who only repeats the other', () => {
  const quoted = (...lines: (readonly [string, string])[]) => {
    const model = textOf(inputOf(lines.map(([speaker, text]) => ({ speaker, text }))));
    return emotionsFound(model).map(({ start, end }) => model.text.slice(start, end));
  };
  expect(
    quoted(
      ['Leila', "The presentation is on the ninth and I'm dreading it."],
      ['Coach', 'Dreading it. Say a bit more about that.'],
    ),
  ).not.toContain('Dreading it.');
});

describe('strain', () => {
  it.each([
    ["I'm a bit worried about the results.", 'worry'],
    ["I've been really stressed at work.", 'overwhelm'],
    ["I'm so tired. The night was long.", 'fatigue'],
    ["I'm not sure what to do about it all.", 'uncertainty'],
    ['I feel sick about it, all that food.', 'distress'],
  ])('%s: %s', (text, sign) => expect(strains(text).map((line) => line.split(':')[0])).toEqual([sign]));

  it.each([
    'My knee hurts when I walk.',
    "I don't know.",
    'Are you tired?',
    "I'm not tired at all.",
    'She said she was exhausted.',
    'The meeting is on Monday.',
  ])('none in: %s', (text) => expect(strains(text)).toEqual([]));
});

it('quotes the words around the phrase if the recogniser wrote no full stop', () => {
  const plain = 'and then we went down to the shop and got some bread and the man had no milk left there ';
  const [quote] = emotions(
    `${plain.repeat(2)}and i was really scared and so worried about my heart ${plain.repeat(2)}`,
  );
  expect(quote).toContain('i was really scared');
  expect(quote?.length).toBeLessThan(230);
});
