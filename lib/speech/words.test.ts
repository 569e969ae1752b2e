import { describe, expect, test } from 'vitest';
import { spreadWords } from './words.ts';

const segment = {
  id: 3,
  start_s: 1,
  end_s: 5,
  text: 'Well, we cannot possibly wait any longer.',
  voiced: [
    { start_s: 1.2, end_s: 2 },
    { start_s: 2.6, end_s: 4.8 },
  ],
};

test('words keep their order, never overlap, and lie inside the voiced parts', () => {
  const words = spreadWords(segment);
  expect(words.map(({ word }) => word)).toEqual(['Well,', 'we', 'cannot', 'possibly', 'wait', 'any', 'longer.']);
  expect(words[0]?.start_s).toBe(1.2);
  expect(words.at(-1)?.end_s).toBeLessThanOrEqual(4.8);
  for (const [index, word] of words.entries()) {
    expect(word).toMatchObject({ segment_id: 3, approximate: true });
    expect(word.end_s).toBeGreaterThan(word.start_s);
    expect(word.start_s).toBeGreaterThanOrEqual(words[index - 1]?.end_s ?? 0);
    expect(segment.voiced.some(({ start_s, end_s }) => word.start_s >= start_s && word.start_s < end_s)).toBe(true);
  }
});

test('longer words take longer', () => {
  const [short, long] = spreadWords({ ...segment, text: 'no responsibility', voiced: [{ start_s: 0, end_s: 2 }] });
  const lengthOf = (word: typeof short): number => (word ? word.end_s - word.start_s : 0);
  expect(lengthOf(long)).toBeGreaterThan(2 * lengthOf(short));
});

test('without voiced parts the whole segment is used, and no words give none', () => {
  expect(spreadWords({ ...segment, voiced: [] })[0]?.start_s).toBe(1);
  expect(spreadWords({ ...segment, text: '' })).toEqual([]);
});

describe('pauses', () => {
  const sentence = { id: 0, start_s: 0, end_s: 4, text: 'I would rather wait a little longer, because we cannot pay.' };
  const startOf = (word: string, words: ReturnType<typeof spreadWords>): number =>
    words.find((entry) => entry.word === word)?.start_s ?? Number.NaN;

  test('a pause stands at the comma, even if the second half is spoken faster', () => {
    const words = spreadWords({
      ...sentence,
      voiced: [
        { start_s: 0.2, end_s: 2.5 },
        { start_s: 2.75, end_s: 3.8 },
      ],
    });
    expect(startOf('because', words)).toBe(2.75);
    expect(words.find(({ word }) => word === 'longer,')?.end_s).toBe(2.5);
  });

  test('without punctuation near it, it stands between the two words that fit its position', () => {
    const words = spreadWords({
      ...sentence,
      text: 'I would rather wait a little longer because we cannot pay',
      voiced: [
        { start_s: 0, end_s: 0.8 },
        { start_s: 1.1, end_s: 3.6 },
      ],
    });
    expect(startOf('wait', words)).toBe(1.1);
    expect(words.every(({ start_s, end_s }) => end_s <= 0.8 || start_s >= 1.1)).toBe(true);
  });

  test('more pauses than words: each word lies within the voice, in order', () => {
    const voiced = Array.from({ length: 6 }, (_, index) => ({ start_s: index, end_s: index + 0.5 }));
    const words = spreadWords({ ...sentence, text: 'Well, no.', voiced });
    expect(words).toHaveLength(2);
    expect(words[1]?.start_s).toBeGreaterThanOrEqual(words[0]?.end_s ?? 9);
    expect(words[1]?.end_s).toBeLessThanOrEqual(5.5);
  });

  test('two thousand words in one segment, and other alphabets, are spread, too', () => {
    const many = spreadWords({
      ...sentence,
      text: 'слово '.repeat(2_000),
      voiced: [
        { start_s: 0, end_s: 500 },
        { start_s: 501, end_s: 1_000 },
      ],
    });
    expect(many).toHaveLength(2_000);
    expect(many.every(({ start_s }, index) => start_s >= (many[index - 1]?.end_s ?? 0))).toBe(true);
    expect(many.at(-1)?.end_s).toBeLessThanOrEqual(1_000);
  });
});
