import { expect, test } from 'vitest';
import { openPieceOf } from './open-piece';

test('a piece without words is ignored; its firm part is no longer than its text', () => {
  expect(openPieceOf({ text: 'We will', firm_chars: 99, start_s: 3 })).toEqual({
    text: 'We will',
    firm_chars: 7,
    start_s: 3,
  });
  for (const other of [
    null,
    'We will',
    { text: ' ', firm_chars: 0, start_s: 0 },
    { text: 'We', firm_chars: -1, start_s: 0 },
    { text: 'We', firm_chars: Number.NaN, start_s: 0 },
    { text: 'We', start_s: 0 },
  ])
    expect(openPieceOf(other)).toBeNull();
});
