import { expect, test } from 'vitest';
import type { Segment } from '#lib/speech/contract';
import { hitsIn, piecesOf } from './find-in-text';

const segments: Segment[] = ['I don’t know. We wait', 'for the budget.', 'A budget (new)? Budget!'].map((text, id) => ({
  id: id + 4,
  start_s: id,
  end_s: id + 1,
  text,
  speaker: null,
  confidence: 1,
}));
const found = (query: string) =>
  hitsIn(segments, query).map(({ parts }) =>
    parts.map(({ segment_id, from, to }) => [segment_id, segments[segment_id - 4]?.text.slice(from, to)]),
  );

test('words are found whatever their case, apostrophes and spaces', () => {
  expect(found('budget')).toEqual([[[5, 'budget']], [[6, 'budget']], [[6, 'Budget']]]);
  expect(found(" don't  KNOW ")).toEqual([[[4, 'don’t know']]]);
});

test('also across passages, and punctuation has no special meaning', () => {
  expect(found('wait for the')).toEqual([
    [
      [4, 'wait'],
      [5, 'for the'],
    ],
  ]);
  expect(found('(new)?')).toEqual([[[6, '(new)?']]]);
  expect(found('.')).toHaveLength(2);
  expect(found('  ')).toEqual([]);
});

test('a text is cut at its marks, which may overlap', () => {
  expect(
    piecesOf('one two three', [
      { mark: 'found', from: 0, to: 7 },
      { mark: 'now', from: 4, to: 13 },
    ]),
  ).toEqual([
    { text: 'one ', marks: ['found'] },
    { text: 'two', marks: ['found', 'now'] },
    { text: ' three', marks: ['now'] },
  ]);
  expect(piecesOf('plain', [])).toEqual([{ text: 'plain', marks: [] }]);
});
