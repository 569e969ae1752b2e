import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { isAppError } from '#lib/base/errors';
import { floorsFor, scoreOf } from './command.ts';
import { readConversations } from './conversations.ts';
import { floorsBy, holds, linesOf } from './table.ts';
import { countAbove, Mean, Share, shareBelow, Tally } from './tally.ts';
import { pkOf, unigramF1 } from './words.ts';

const own = fileURLToPath(new URL('../data/talk', import.meta.url));

describe('the conversations in the repository', () => {
  const lines = linesOf(scoreOf(own));
  const floors = floorsFor(own);
  it('are read well enough, line by line', () => {
    expect(lines.filter((line) => !holds(line, floors))).toEqual([]);
  });
  it('have a floor for each line that is measured', () => {
    expect(Object.keys(floors).toSorted()).toEqual(
      lines.flatMap(({ what, measured }) => (measured === null || measured === 0 ? [] : [what])).toSorted(),
    );
  });
});

it('scores precision and recall by the nearest passages', () => {
  const once = new Tally();
  once.add([{ at: 3 }, { at: 4 }, { at: 20 }], [{ at: [4] }, { at: [9, 10] }], 2, true);
  expect([once.said, once.right, once.gold, once.found]).toEqual([3, 1, 2, 1]);
  const several = new Tally();
  several.add([{ at: 3 }, { at: 4 }, { at: 20 }], [{ at: [4] }, { at: [9, 10] }], 2);
  expect([several.right, several.found, several.precision, several.recall]).toEqual([2, 1, 2 / 3, 1 / 2]);
  const labelled = new Tally();
  labelled.add(
    [
      { at: 1, label: 'joy' },
      { at: 2, label: 'fear' },
    ],
    [
      { at: [1], label: 'anger' },
      { at: [2], label: 'fear' },
    ],
    0,
  );
  expect([labelled.right, labelled.found]).toEqual([1, 1]);
  expect(new Tally().precision).toBeNull();
  expect(new Share().value).toBeNull();
});

it('compares words without function words and plurals', () => {
  expect(unigramF1('The plans of the budget', 'a budget plan')).toBe(1);
  expect(unigramF1('budget', 'holiday budget')).toBeCloseTo(2 / 3);
  expect(unigramF1('', '')).toBe(0);
});

it('measures subjects by Pk', () => {
  expect(pkOf(8, [4], [4])).toBe(0);
  // Two passages apart, six pairs: those that begin at 2 and 3 span the change at 4.
  expect(pkOf(8, [4], [])).toBeCloseTo(2 / 6);
  expect(pkOf(2, [], [])).toBeNull();
});

it('compares a line with its floor, on the side that is better', () => {
  expect(holds({ what: 'a', value: '', measured: 0.5, higher: true }, { a: 0.6 })).toBe(false);
  expect(holds({ what: 'a', value: '', measured: 0.5, higher: false }, { a: 0.6 })).toBe(true);
  expect(holds({ what: 'a', value: '', measured: null, higher: true }, { a: 0.6 })).toBe(true);
  expect(holds({ what: 'b', value: '', measured: 0, higher: true }, { a: 0.6 })).toBe(true);
});

it('sets floors one standard error below what was measured, to the worse side', () => {
  const line = { value: '', measured: 0.7, worse: 0.638, higher: true };
  expect(
    floorsBy([
      { ...line, what: 'a' },
      { ...line, what: 'b', measured: 1.2, worse: 1.541, higher: false },
      { ...line, what: 'unmeasured', measured: null, worse: null },
      { ...line, what: 'nothing right', measured: 0 },
    ]),
  ).toEqual({ a: 0.63, b: 1.55 });
  // The plain standard error of 35 of 50 is 0.065; of ten in ten it would be nothing.
  expect(shareBelow(35, 50)).toBeCloseTo(0.632, 3);
  expect(shareBelow(10, 10)).toBeCloseTo(0.909, 3);
  expect(shareBelow(0, 10)).toBe(0);
  expect(countAbove(9)).toBeCloseTo(12.54, 2);
  const mean = new Mean();
  expect([mean.value, mean.error]).toEqual([null, 0]);
  for (const value of [1, 2, 3]) mean.add(value);
  expect(mean.value).toBe(2);
  expect(mean.error).toBeCloseTo(Math.sqrt(1 / 3));
});

describe('a folder of the user’s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const refused = (): { code: string; message: string } => {
    try {
      readConversations(folder);
    } catch (error) {
      if (isAppError(error)) return error;
    }
    throw new Error('it was read');
  };
  it('is refused, naming its format, if it is empty', () => {
    expect(refused()).toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('gold/<id>.json') as string,
    });
  });
  it('is refused, naming the position of an error', () => {
    mkdirSync(join(folder, 'gold'), { recursive: true });
    writeFileSync(join(folder, 'a.json'), JSON.stringify({ segments: [{ id: 0, speaker: 'Ann', text: 'Hello.' }] }));
    writeFileSync(
      join(folder, 'gold', 'a.json'),
      JSON.stringify({ gist: 'A greeting.', decisions: [{ seg: 'zero' }] }),
    );
    expect(refused()).toMatchObject({
      code: 'invalid_body',
      message: expect.stringContaining('gold/a.json is not valid at decisions.0.seg') as string,
    });
  });
});
