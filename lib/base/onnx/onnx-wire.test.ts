import { expect, test } from 'vitest';
import { field, fieldsOf, numberField, textOf } from './onnx-wire.ts';

test('fields are written back unchanged, also long and unknown ones', () => {
  const long = 'a'.repeat(300);
  const fixed = Uint8Array.of((3 << 3) | 5, 1, 2, 3, 4);
  const message = Buffer.concat([field(1, long), numberField(2, 70_000), fixed, field(20, field(4, 'inside'))]);
  const fields = [...fieldsOf(message)];
  expect(fields.map(({ number }) => number)).toEqual([1, 2, 3, 20]);
  expect(textOf(fields[0]?.content ?? new Uint8Array())).toBe(long);
  expect(Buffer.concat(fields.map(({ whole }) => whole)).equals(message)).toBe(true);
  expect([...fieldsOf(fields[3]?.content ?? new Uint8Array())].map(({ content }) => textOf(content))).toEqual([
    'inside',
  ]);
});

test('truncated bytes are refused', () => {
  const whole = field(1, 'some text');
  expect(() => [...fieldsOf(whole.subarray(0, -1))]).toThrow(RangeError);
  expect(() => [...fieldsOf(Uint8Array.of(0x80))]).toThrow(RangeError);
});
