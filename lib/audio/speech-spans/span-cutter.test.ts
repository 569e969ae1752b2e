import { describe, expect, test } from 'vitest';
import type { SpeechSpan } from '#lib/audio/contract';
import { frameSeconds, SpanCutter } from './span-cutter.ts';

/** Pairs of [seconds, probability]. */
function cut(...parts: [number, number][]) {
  return cutBy(new SpanCutter(), parts);
}

function cutBy(
  cutter: SpanCutter,
  parts: readonly [number, number][],
): { spans: SpeechSpan[]; toldAt: number[]; duration_s: number } {
  const spans: SpeechSpan[] = [];
  const toldAt: number[] = [];
  let frame = 0;
  for (const [seconds, probability] of parts) {
    for (let count = Math.round(seconds / frameSeconds); count > 0; count--) {
      frame++;
      for (const span of cutter.push(probability)) {
        spans.push(span);
        toldAt.push(frame * frameSeconds);
      }
    }
  }
  spans.push(...cutter.finish(frame * frameSeconds));
  return { spans, toldAt, duration_s: frame * frameSeconds };
}

test('speech between pauses is padded by 0.2 s on both sides', () => {
  const { spans, toldAt } = cut([1.024, 0.01], [1.984, 0.9], [1.024, 0.02], [0.96, 0.9], [0.64, 0.01]);
  expect(spans).toEqual([
    { start_s: 0.824, end_s: 3.208, voiced: [{ start_s: 1.024, end_s: 3.008 }] },
    { start_s: 3.832, end_s: 5.192, voiced: [{ start_s: 4.032, end_s: 4.992 }] },
  ]);
  // Reported 0.4 s after its end, not at the end of the recording.
  expect(toldAt[0]).toBeLessThan(3.008 + 0.5);
});

test('a short pause is shared, so spans never overlap', () => {
  const { spans } = cut([0.992, 0.9], [0.352, 0.1], [0.992, 0.9]);
  expect(spans).toHaveLength(2);
  expect(spans[0]?.end_s).toBeCloseTo(0.992 + 0.176, 3);
  expect(spans[1]?.start_s).toBe(spans[0]?.end_s);
});

test('a breath inside a sentence does not cut it, and is not voiced', () => {
  const { spans } = cut([0.992, 0.9], [0.192, 0.1], [0.992, 0.9]);
  expect(spans).toHaveLength(1);
  expect(spans[0]?.voiced).toHaveLength(2);
});

test('a click shorter than 0.1 s is no speech, and a doubtful step is not a start', () => {
  expect(cut([1, 0], [0.064, 0.9], [1, 0], [2, 0.45]).spans).toEqual([]);
});

test('speech without a pause is cut at its least voiced moment and stays under 10 s', () => {
  const { spans, duration_s } = cut([7.04, 0.9], [0.128, 0.4], [20, 0.9]);
  expect(spans[0]?.end_s).toBeGreaterThan(7);
  expect(spans[0]?.end_s).toBeLessThan(7.2);
  expect(Math.max(...spans.map(({ start_s, end_s }) => end_s - start_s))).toBeLessThanOrEqual(10);
  for (const [index, span] of spans.entries())
    expect(span.start_s).toBeGreaterThanOrEqual(spans[index - 1]?.end_s ?? 0);
  expect(spans.at(-1)?.end_s).toBeCloseTo(duration_s, 2);
});

describe('live', () => {
  const soon = (...parts: [number, number][]) => cutBy(new SpanCutter({ soon: true }), parts);

  test('a pause of 0.3 s, as far as the model detects it, ends a piece, which is reported at once', () => {
    const { spans, toldAt } = soon([1.984, 0.9], [0.288, 0.1], [0.992, 0.9]);
    expect(spans.map(({ start_s, end_s }) => [start_s, end_s])).toEqual([
      [0, 2.184],
      [2.184, 3.264],
    ]);
    expect(toldAt[0]).toBeLessThan(1.984 + 0.3);
  });

  test('a piece of six seconds ends at a shorter pause, a shorter piece does not', () => {
    expect(soon([4.992, 0.9], [0.192, 0.1], [0.992, 0.9]).spans).toHaveLength(1);
    const { spans } = soon([6.4, 0.9], [0.192, 0.1], [0.992, 0.9]);
    expect(spans).toHaveLength(2);
    expect(spans[0]?.end_s, 'no longer than the sound').toBeLessThanOrEqual(6.4 + 0.192 + 0.001);
    expect(spans[1]?.start_s).toBeGreaterThanOrEqual(spans[0]?.end_s ?? 0);
  });

  test('silence within a word ends nothing', () => {
    expect(soon([7.008, 0.9], [0.128, 0.1], [0.992, 0.9]).spans).toHaveLength(1);
  });
});
