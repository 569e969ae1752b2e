import { describe, expect, it } from 'vitest';
import { applyEdit } from '#lib/analyses/transcript/edit';
import { inputOf } from '#lib/analyses/testing/input';
import { hasHighStakesWord } from './high-stakes-words.ts';
import { textOf, wholeTextOf } from './model.ts';
import { isSure } from './sure.ts';

describe('passages that may be quoted', () => {
  it.each([
    ['We leave at nine.', 0.75, true],
    ['We leave at nine.', 0.74, false],
    ['He stole the money.', 0.86, false],
    ['He stole the money.', 0.87, true],
    ['I will kill you.', 0.8, false],
    ['That is grape juice.', 0.8, true],
  ])('%s at %d: %s', (text, confidence, sure) => expect(isSure({ text, confidence })).toBe(sure));

  it.each(['the Murderers', 'a thief', 'theft.', 'they robbed us', 'hurt you', 'a fraudulent bill'])(
    '%s is a high-stakes word',
    (text) => expect(hasHighStakesWord(text)).toBe(true),
  );
  it.each(['a skilled therapist', 'it hurt', 'Robin', 'begun', 'the gunwale', 'a bombastic', 'scrape'])(
    '%s is not a high-stakes word',
    (text) => expect(hasHighStakesWord(text)).toBe(false),
  );
});

describe('a transcript with a passage of which the recogniser is not sure', () => {
  const input = inputOf(['We should wait for the', 'money is blue cheese', 'bank to answer. Then we sign.']);
  const segments = input.transcript.segments.map((segment, index) => ({
    ...segment,
    confidence: index === 1 ? 0.3 : 0.9,
  }));
  const doubtful = { ...input, transcript: { ...input.transcript, segments } };

  it('is read without it, and no sentence spans the gap', () => {
    const model = textOf(doubtful);
    expect(model.sentences.map(({ text }) => text)).toEqual([
      'We should wait for the',
      'bank to answer.',
      'Then we sign.',
    ]);
    expect(model.segments.map(({ segment }) => segment.id)).toEqual([0, 2]);
    expect([model.wordCount, model.left_out]).toEqual([11, 1]);
    expect(model.timing.times(model.sentences[1]?.start ?? 0, model.sentences[1]?.end ?? 0).start_s).toBeCloseTo(
      segments[2]?.start_s ?? -1,
      3,
    );
  });

  it('is counted with it', () => {
    expect(wholeTextOf(doubtful)).toMatchObject({ wordCount: 15, left_out: 0 });
    expect(textOf(input)).toBe(wholeTextOf(input));
  });

  it('has nothing to quote if the recogniser does not know the language', () => {
    const foreign = { ...input, transcript: { ...input.transcript, sounds_foreign: true as const } };
    expect(textOf(input).sentences).not.toEqual([]);
    expect(textOf(foreign).sentences).toEqual([]);
  });

  it('is read where its owner has corrected it, whatever it sounds like', () => {
    const { transcript } = applyEdit(
      { ...input.transcript, sounds_foreign: true as const },
      { op: 'text', segment_id: 2, text: 'bank to answer. Then we sign on Monday.' },
    );
    expect(textOf({ ...input, transcript }).sentences.map(({ text }) => text)).toEqual([
      'bank to answer.',
      'Then we sign on Monday.',
    ]);
  });
});
