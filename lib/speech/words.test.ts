import { expect, test } from 'vitest';
import { spreadWords } from '#lib/speech/words';

const segment = { id: 3, start_s: 1, end_s: 5, text: 'Well, we cannot possibly wait any longer.', voiced: [{ start_s: 1.2, end_s: 2 }, { start_s: 2.6, end_s: 4.8 }] };

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
