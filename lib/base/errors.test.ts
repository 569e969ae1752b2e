import { expect, test } from 'vitest';
import { isAppError, toAppError, toProblem } from './errors.ts';

test('an unknown failure shows no internals', () => {
  const problem = toProblem(toAppError(new Error('connect ECONNREFUSED /var/run/secret.sock')));
  expect(JSON.stringify(problem)).not.toContain('secret');
  expect(problem).toMatchObject({ status: 500, code: 'internal' });
});

test('an error of the other copy of the module is still known', () => {
  const foreign = Object.assign(new Error('The file is empty.'), {
    [Symbol.for('undertone.error')]: true,
    code: 'no_audio',
  });
  expect(isAppError(foreign)).toBe(true);
  expect(toProblem(toAppError(foreign))).toMatchObject({ status: 422, detail: 'The file is empty.' });
});

test('a full disk is named', () => {
  expect(toAppError(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toMatchObject({ code: 'disk_full' });
});
