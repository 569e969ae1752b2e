import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freeBytes, requireSpace, reservedBytes } from './free-space.ts';

test('a write that would use the reserve is refused with a sentence', () => {
  const free = () => reservedBytes + 5_000;
  expect(() => requireSpace('/', 5_000, free)).not.toThrow();
  expect(() => requireSpace('/', 5_001, free)).toThrow(
    expect.objectContaining({ code: 'disk_full', message: expect.stringContaining('full') }),
  );
  expect(() => requireSpace('/', 1e15, () => null)).not.toThrow();
});

test('the free space is asked of the system', () => {
  expect(freeBytes(tmpdir())).toBeGreaterThan(0);
  expect(freeBytes(join(tmpdir(), 'no such folder'))).toBeNull();
  expect(() => requireSpace(tmpdir(), 1e17)).toThrow(expect.objectContaining({ code: 'disk_full' }));
});
