import { expect, test } from 'vitest';
import { groupLane, type LaneMark, nextPlace } from './lanes';

const at = (start_s: number, label = 'pause', end_s = start_s + 1): LaneMark => ({ start_s, end_s, label });

test('overlapping marks are joined into one, which gives their number and labels', () => {
  expect(groupLane([at(0), at(0.4), at(30, 'laugh')], 120)).toEqual([
    { start_s: 0, end_s: 1.4, label: 'pause (2)', open: false },
    at(30, 'laugh'),
  ]);
  expect(groupLane([at(0)], 0)).toEqual([]);
});

test('a group is open only if all its marks are', () => {
  const open = { ...at(0), open: true };
  expect(groupLane([open, { ...at(0.1), open: true }], 120)[0]?.open).toBe(true);
  expect(groupLane([open, at(0.1)], 120)[0]?.open).toBe(false);
});

test('an hour of marks is reduced to marks that can be hit', () => {
  const many = Array.from({ length: 5000 }, (_, index) => at(index * 0.72));
  expect(groupLane(many, 3600).length).toBeLessThanOrEqual(120);
});

test('arrow keys lead along a lane and to the nearest mark of the next lane with any', () => {
  const lanes = [[at(0), at(10), at(20)], [], [at(1), at(19)]];
  expect(nextPlace(lanes, { lane: 0, mark: 0 }, 'ArrowRight')).toEqual({ lane: 0, mark: 1 });
  expect(nextPlace(lanes, { lane: 0, mark: 0 }, 'ArrowLeft')).toBeNull();
  expect(nextPlace(lanes, { lane: 0, mark: 2 }, 'ArrowDown')).toEqual({ lane: 2, mark: 1 });
  expect(nextPlace(lanes, { lane: 2, mark: 0 }, 'ArrowUp')).toEqual({ lane: 0, mark: 0 });
  expect(nextPlace(lanes, { lane: 2, mark: 0 }, 'ArrowDown')).toBeNull();
  expect(nextPlace(lanes, { lane: 0, mark: 0 }, 'Enter')).toBeNull();
});
