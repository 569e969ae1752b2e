import { expect, test } from 'vitest';
import { createTextTools } from './text-tools';

const segments = [3, 7, 8, 12].map((id) => ({
  id,
  start_s: id,
  end_s: id + 1,
  speaker: null,
  text: 'So.',
  confidence: 1,
}));

test('a press with the shift key selects all passages between it and the last press, in either direction', () => {
  const tools = createTextTools();
  const selected = (): number[] => [...tools.getState().selected];
  const { press } = tools.getState();
  press(8, true, segments);
  expect(selected(), 'nothing was pressed before').toEqual([]);
  press(12, true, segments);
  expect(selected()).toEqual([8, 12]);
  press(3, true, segments);
  expect(selected(), 'from the same place').toEqual([3, 7, 8]);
  press(8, true, segments);
  expect(selected(), 'one alone is no selection').toEqual([]);
  press(3, true, segments);
  press(7, false, segments);
  expect(selected(), 'a plain press ends it').toEqual([]);
  press(12, true, segments);
  expect(selected()).toEqual([7, 8, 12]);
  press(3, true, segments.slice(2));
  expect(selected(), 'its beginning is gone').toEqual([]);
});
