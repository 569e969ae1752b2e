import { expect, test } from 'vitest';
import { draftLines } from './draft-lines';

test('the fields so far, with their texts and quotes', () => {
  const draft = {
    sufficiency: { enough: true, reason: null },
    techniques: [
      { line: 2, quote: 'Decide right now', technique: 'pressure', explanation: 'No time.' },
      { line: 4, quote: 'you will re' },
    ],
    summary: 'Two pla',
  };
  expect(draftLines(draft)).toEqual([
    { field: 'sufficiency', texts: [] },
    { field: 'techniques', texts: ['Decide right now', 'you will re'] },
    { field: 'summary', texts: ['Two pla'] },
  ]);
});

test('anything but an object gives no lines', () => {
  for (const odd of [null, undefined, 'text', 7, true, [], ['a'], () => undefined, Symbol('x')])
    expect(draftLines(odd)).toEqual([]);
});

test('odd objects are shown as far as they hold text, and never throw', () => {
  expect(
    draftLines({ a: [null, 1, ['b', { c: 'd' }], {}, { quote: 5, x: 'e' }], n: Number.NaN, u: undefined }),
  ).toEqual([
    { field: 'a', texts: ['b', 'd', 'e'] },
    { field: 'n', texts: [] },
    { field: 'u', texts: [] },
  ]);
  expect(draftLines(JSON.parse('{"__proto__":{"polluted":"yes"},"constructor":"c"}'))).toEqual([
    { field: '__proto__', texts: ['yes'] },
    { field: 'constructor', texts: ['c'] },
  ]);
});

test('huge, deep or circular objects are cut', () => {
  const round: Record<string, unknown> = { text: 'round' };
  round['self'] = round;
  expect(draftLines({ round })[0]?.texts.length).toBeLessThan(13);
  let deep: unknown = 'the end';
  for (let i = 0; i < 20_000; i += 1) deep = { deep };
  expect(draftLines({ deep })).toEqual([{ field: 'deep', texts: [] }]);
  const wide = draftLines(
    Object.fromEntries(
      Array.from({ length: 5_000 }, (_, i) => [`f${i}`, Array.from({ length: 50 }, () => 'x'.repeat(10_000))]),
    ),
  );
  expect(wide).toHaveLength(14);
  for (const { texts } of wide) expect(texts.join('').length).toBeLessThan(12 * 242);
});
