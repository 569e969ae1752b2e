import { expect, test } from 'vitest';
import type { Segment } from '#lib/speech/contract';
import { clock } from '#lib/base/words';
import { paragraphsOf, plainText, segmentAt } from './paragraphs';

const segment = (id: number, start_s: number, end_s: number, said: Partial<Segment> = {}): Segment => ({
  id,
  start_s,
  end_s,
  text: `Sentence ${id}.`,
  speaker: null,
  confidence: 0.9,
  ...said,
});

test('a paragraph ends at a long pause and at a change of speaker', () => {
  expect(
    paragraphsOf([segment(0, 0, 2), segment(1, 2.3, 4), segment(2, 6, 7)]).map(
      (paragraph) => paragraph.segments.length,
    ),
  ).toEqual([2, 1]);
  const spoken = paragraphsOf([
    segment(0, 0, 2, { text: 'a', speaker: 'Anna' }),
    segment(1, 2.1, 3, { text: 'b', speaker: 'Mark' }),
    segment(2, 6, 7, { text: 'c', speaker: 'Mark' }),
  ]);
  expect(spoken.map((paragraph) => [paragraph.speaker, paragraph.new_speaker])).toEqual([
    ['Anna', true],
    ['Mark', true],
    ['Mark', false],
  ]);
});

test('a long paragraph of one voice is broken at the end of a sentence', () => {
  const long = Array.from({ length: 20 }, (_, id) =>
    segment(id, id * 2, id * 2 + 1.9, { text: `${'word '.repeat(12)}${id % 2 === 0 ? 'and' : 'end.'}` }),
  );
  const paragraphs = paragraphsOf(long);
  expect(paragraphs.length).toBeGreaterThan(1);
  for (const paragraph of paragraphs.slice(0, -1)) expect(paragraph.segments.at(-1)?.text).toMatch(/end\.$/);
});

test('a text without sentences is broken, too', () => {
  const words = Array.from({ length: 1000 }, (_, id) => segment(id, id, id + 1, { text: 'word' }));
  expect(Math.max(...paragraphsOf(words).map((paragraph) => paragraph.segments.length))).toBeLessThan(350);
});

test('the passage at a time is the last one that has started', () => {
  const segments = [segment(0, 1, 2), segment(1, 3, 4)];
  expect([0.5, 1, 2.5, 3, 99].map((time) => segmentAt(segments, time))).toEqual([-1, 0, 0, 1, 1]);
});

test('plain text has times and speakers', () => {
  expect(
    plainText([segment(0, 0, 2, { text: 'Hello.', speaker: 'Anna' }), segment(1, 62, 63, { text: 'Hi.' })], clock),
  ).toBe('[0:00] Anna: Hello.\n\n[1:02] Hi.');
  expect(
    plainText(
      [segment(0, 0, 2, { text: 'Hello.', speaker: 'Anna' }), segment(1, 2, 3, { text: 'Hi.', speaker: 'Mark' })],
      null,
      false,
    ),
  ).toBe('Hello.\n\nHi.');
});
