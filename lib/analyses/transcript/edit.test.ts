import { describe, expect, test } from 'vitest';
import { applyEdit, applyEdits, type PlacedEdit, takeBack } from './edit.ts';
import type { Transcript } from './schema.ts';

const texts = ['You said Friday, Mark. I know.', 'We wait for the old budget.', 'Fine.'];
/** One word per half second, each 0.4 s long, with measured times. */
const transcript: Transcript = {
  transcript: texts.join(' '),
  language: 'en',
  segments: texts.map((text, id) => ({
    id,
    start_s: id * 10,
    end_s: id * 10 + 4,
    speaker: ['A', 'B', 'A'][id] ?? null,
    text,
    confidence: 0.7,
  })),
  words: texts.flatMap((text, id) =>
    text.split(' ').map((word, n) => ({
      segment_id: id,
      word,
      start_s: id * 10 + n / 2,
      end_s: id * 10 + n / 2 + 0.4,
      approximate: false,
    })),
  ),
  times: 'measured',
  speaker_spans: null,
  evidence: [],
  sufficiency: { enough: true },
  dropped_claims: 0,
};
const apply = (edit: PlacedEdit, to = transcript) => applyEdit(to, edit);
const back = ({ transcript: after, back: how }: ReturnType<typeof applyEdit>) => takeBack(after, how);

describe('a single correction', () => {
  test('assigns passages to another speaker, and returns unchanged ones as the same objects', () => {
    const made = apply({ op: 'assign', segment_ids: [1, 2], speaker: 'Zoë' });
    expect(made.transcript.segments.map(({ speaker }) => speaker)).toEqual(['A', 'Zoë', 'Zoë']);
    expect(made.transcript.segments[0]).toBe(transcript.segments[0]);
    expect(back(made)).toEqual(transcript);
    expect(apply({ op: 'assign', segment_ids: [0], speaker: 'A' })).toEqual({ transcript, back: null });
  });

  test('merges two speakers', () => {
    const made = apply({ op: 'merge', from: 'B', into: 'A' });
    expect(made.transcript.segments.map(({ speaker }) => speaker)).toEqual(['A', 'A', 'A']);
    expect(back(made)).toEqual(transcript);
  });

  test('updates spans that were measured in channels', () => {
    const heard = {
      ...transcript,
      speaker_spans: [
        { speaker: 'A', start_s: 0, end_s: 12 },
        { speaker: 'B', start_s: 10.5, end_s: 13 },
      ],
    };
    expect(apply({ op: 'assign', segment_ids: [0], speaker: 'C' }, heard).transcript.speaker_spans).toEqual([
      { speaker: 'C', start_s: 0, end_s: 4 },
      { speaker: 'A', start_s: 4, end_s: 12 },
      { speaker: 'B', start_s: 10.5, end_s: 13 },
    ]);
    expect(apply({ op: 'merge', from: 'B', into: 'A' }, heard).transcript.speaker_spans).toEqual([
      { speaker: 'A', start_s: 0, end_s: 12 },
      { speaker: 'A', start_s: 10.5, end_s: 13 },
    ]);
  });

  test('splits a passage at the start of a word', () => {
    const made = apply({ op: 'split', segment_id: 0, word: 4 });
    expect(made.transcript.segments.slice(0, 2)).toEqual([
      { id: 0, start_s: 0, end_s: 1.9, speaker: 'A', text: 'You said Friday, Mark.', confidence: 0.7 },
      { id: 3, start_s: 2, end_s: 4, speaker: 'A', text: 'I know.', confidence: 0.7 },
    ]);
    expect(
      made.transcript.words.filter(({ segment_id }) => segment_id === 3).map(({ word, start_s }) => [word, start_s]),
    ).toEqual([
      ['I', 2],
      ['know.', 2.5],
    ]);
    expect(made.transcript.transcript).toBe(transcript.transcript);
    expect(back(made)).toEqual(transcript);
    for (const word of [0, 6, 99]) expect(apply({ op: 'split', segment_id: 0, word }).back).toBeNull();
  });

  test('splits in proportion to the characters if there are no word times', () => {
    const made = apply({ op: 'split', segment_id: 1, word: 2 }, { ...transcript, words: [] });
    const [, first, second] = made.transcript.segments;
    expect(first?.end_s).toBeCloseTo(10 + 4 * (8 / 27));
    expect(second?.start_s).toBe(first?.end_s);
  });

  test('keeps the times of unchanged words in an edited text, and puts the others between them', () => {
    const made = apply({ op: 'text', segment_id: 1, text: 'We wait, for the brand new budget' });
    expect(made.transcript.segments[1]).toMatchObject({
      text: 'We wait, for the brand new budget',
      confidence: 1,
      start_s: 10,
      end_s: 14,
    });
    const words = made.transcript.words.filter(({ segment_id }) => segment_id === 1);
    expect(words.map(({ word, approximate }) => [word, approximate])).toEqual([
      ['We', false],
      ['wait,', false],
      ['for', false],
      ['the', false],
      ['brand', true],
      ['new', true],
      ['budget', false],
    ]);
    expect(words.map(({ start_s }) => start_s).filter((_, index) => index < 4)).toEqual([10, 10.5, 11, 11.5]);
    expect(words[4]?.start_s).toBeCloseTo(11.9);
    expect(words[5]?.end_s).toBeCloseTo(12.5);
    expect(words[6]?.start_s).toBe(12.5);
    expect(made.transcript.transcript).toBe('You said Friday, Mark. I know. We wait, for the brand new budget Fine.');
    expect(back(made)).toEqual(transcript);
  });

  test('adds words even without time between two others, and accepts an entirely new text', () => {
    const added = apply({ op: 'text', segment_id: 2, text: 'Fine. Thank you all.' }).transcript.words.slice(-4);
    expect(added.map(({ word, approximate }) => [word, approximate])).toEqual([
      ['Fine.', false],
      ['Thank', true],
      ['you', true],
      ['all.', true],
    ]);
    expect(
      added.every(({ start_s, end_s }, index) => end_s >= start_s && start_s >= (added[index - 1]?.end_s ?? 0)),
    ).toBe(true);
    const other = apply({ op: 'text', segment_id: 2, text: 'No.' }).transcript.words.at(-1);
    expect(other).toEqual({ segment_id: 2, word: 'No.', start_s: 20, end_s: 24, approximate: true });
  });

  test('confirms a passage if the text is the same, and removes it if the text is empty', () => {
    expect(apply({ op: 'text', segment_id: 2, text: 'Fine.' }).transcript.segments[2]?.confidence).toBe(1);
    const gone = apply({ op: 'text', segment_id: 1, text: '' });
    expect(gone.transcript.segments.map(({ id }) => id)).toEqual([0, 2]);
    expect(gone.transcript.words.some(({ segment_id }) => segment_id === 1)).toBe(false);
    expect(back(gone)).toEqual(transcript);
  });
});

test('undoes many corrections one by one', () => {
  const edits: PlacedEdit[] = [
    { op: 'split', segment_id: 0, word: 4 },
    { op: 'assign', segment_ids: [3], speaker: 'C' },
    { op: 'text', segment_id: 3, text: 'I do not know.' },
    { op: 'split', segment_id: 3, word: 2 },
    { op: 'merge', from: 'C', into: 'B' },
    { op: 'text', segment_id: 0, text: '' },
  ];
  const { transcript: after, applied } = applyEdits(transcript, edits);
  expect(after.segments.map(({ id, speaker, text }) => [id, speaker, text])).toEqual([
    [3, 'B', 'I do'],
    [4, 'B', 'not know.'],
    [1, 'B', 'We wait for the old budget.'],
    [2, 'A', 'Fine.'],
  ]);
  expect(applied.toReversed().reduce((next, { back: how }) => takeBack(next, how), after)).toEqual(transcript);
});

describe('corrections of another transcription', () => {
  const other = {
    ...transcript,
    segments: transcript.segments.map((segment) => ({
      ...segment,
      id: segment.id + 5,
      start_s: segment.start_s + 0.5,
    })),
  };
  test('find a passage by its time', () => {
    const edit: PlacedEdit = { op: 'assign', segment_ids: [1], speaker: 'C', at: [{ start_s: 10, end_s: 14 }] };
    expect(apply(edit, other).transcript.segments.map(({ speaker }) => speaker)).toEqual(['A', 'C', 'A']);
    expect(apply({ ...edit, at: [{ start_s: 60, end_s: 64 }] }, other).back).toBeNull();
  });
  test('do not apply to an id that now belongs to another time', () => {
    const edit: PlacedEdit = { op: 'text', segment_id: 2, text: 'New.', at: [{ start_s: 0, end_s: 4 }] };
    expect(apply(edit).transcript.segments.map(({ text }) => text)).toEqual(['New.', texts[1], texts[2]]);
  });
});
