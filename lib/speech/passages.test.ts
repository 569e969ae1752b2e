import { expect, test } from 'vitest';
import type { ReadWord } from '#lib/speech/moonshine/moonshine-model';
import { passagesOf } from './passages.ts';

const spans = [
  { start_s: 0.8, end_s: 2.2, voiced: [{ start_s: 1, end_s: 2 }] },
  {
    start_s: 2.4,
    end_s: 4.2,
    voiced: [
      { start_s: 2.6, end_s: 3 },
      { start_s: 3.2, end_s: 4 },
    ],
  },
];

function said(word: string, start_s: number, end_s: number, confidence = 0.9): ReadWord {
  return { word, start_s, end_s, confidence };
}

test('words go to the passage in which they start, within its voice and in order', () => {
  const passages = passagesOf(spans, [
    said('Ask', 0.95, 1.3),
    said('not', 1.3, 2.3),
    said('what', 2.35, 2.7),
    said('your', 2.7, 3.1),
    said('country', 3.15, 4.3),
  ]);
  expect(passages).toEqual([
    {
      segment: {
        ...spans[0],
        speaker: null,
        text: 'Ask not',
        confidence: 0.9,
        words: [
          { word: 'Ask', start_s: 1, end_s: 1.3 },
          { word: 'not', start_s: 1.3, end_s: 2 },
        ],
      },
    },
    {
      segment: {
        ...spans[1],
        speaker: null,
        text: 'what your country',
        confidence: 0.9,
        words: [
          { word: 'what', start_s: 2.6, end_s: 2.7 },
          { word: 'your', start_s: 2.7, end_s: 3 },
          { word: 'country', start_s: 3.2, end_s: 4 },
        ],
      },
    },
  ]);
});

test('the confidence of a passage is that of its own words', () => {
  const [first, second] = passagesOf(spans, [
    said('Yes', 1, 1.5, 0.95),
    said('perhaps', 2.7, 3.5, 0.5),
    said('so', 3.5, 4, 0.5),
  ]);
  expect(first).toMatchObject({ segment: { confidence: 0.95 } });
  expect(second).toMatchObject({ segment: { confidence: 0.5 } });
});

test('a passage without words, or with guesses only, is a gap', () => {
  expect(passagesOf(spans, [said('Yes', 1, 1.5)])[1]).toMatchObject({ gap: { start_s: 2.6, end_s: 4 } });
  expect(passagesOf(spans, [said('Yes', 1, 1.5), said('mumble', 2.7, 3.5, 0.2)])[1]).toMatchObject({
    gap: { start_s: 2.6, end_s: 4 },
  });
});
