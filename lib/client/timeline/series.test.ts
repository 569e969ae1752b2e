import { expect, test } from 'vitest';
import { extentOf, pointAt, pointsOfCurve, type SeriesPoint, thinned } from './series';

const at = (start_s: number, end_s: number, value: number | null, label?: string): SeriesPoint => ({
  start_s,
  end_s,
  value,
  ...(label ? { label } : {}),
});

test('few points stay unchanged; many are joined with the mean of their values weighted by length', () => {
  const two = [at(0, 1, 0.2), at(1, 4, 0.6)];
  expect(thinned(two, 2)).toEqual(two);
  const [joined, ...others] = thinned(two, 1);
  expect(others).toEqual([]);
  expect(joined).toMatchObject({ start_s: 0, end_s: 4, label: null });
  expect(joined?.value).toBeCloseTo(0.5, 9);
});

test('an unknown value does not count as zero, and a gap stays a gap', () => {
  expect(thinned([at(0, 1, null), at(1, 2, 0.8)], 1)[0]?.value).toBeCloseTo(0.8, 9);
  expect(thinned([at(0, 1, null), at(1, 2, null)], 1)[0]?.value).toBeNull();
  expect(thinned([], 1)).toEqual([]);
});

test('a joined stretch has the label of most of it', () => {
  expect(thinned([at(0, 1, 0, 'joy'), at(1, 2, 0, 'anger'), at(2, 3, 0, 'anger'), at(3, 4, 0)], 1)[0]?.label).toBe(
    'anger',
  );
});

test('an hour of a curve is reduced to visible points, from the beginning to the end', () => {
  const curve = pointsOfCurve(
    Array.from({ length: 36_000 }, (_, index) => index),
    0.1,
  );
  const few = thinned(curve);
  expect(few).toHaveLength(300);
  expect(few[0]?.start_s).toBe(0);
  expect(few.at(-1)?.end_s).toBeCloseTo(3600, 6);
  expect(few[0]?.value).toBeCloseTo(59.5, 6);
});

test('a moment belongs to the last point that has started', () => {
  const points = [at(1, 2, 0), at(5, 6, 0), at(9, 10, 0)];
  expect([0, 1, 4.9, 5, 100].map((time) => pointAt(points, time))).toEqual([-1, 0, 0, 1, 2]);
  expect(pointAt([], 3)).toBe(-1);
});

test('the extent ignores gaps', () => {
  expect(extentOf([at(0, 1, null), at(1, 2, 120), at(2, 3, 90)])).toEqual([90, 120]);
  expect(extentOf([at(0, 1, null)])).toBeNull();
});
