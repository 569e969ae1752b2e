import { expect, test } from 'vitest';
import { errorMessages } from '#lib/messages/errors';
import { AppError, errorFrom, isAppError, isForTheLog, toAppError, toProblem } from './errors.ts';

test('an unknown failure shows no internals', () => {
  const problem = toProblem(toAppError(new Error('connect ECONNREFUSED /var/run/secret.sock')));
  expect(JSON.stringify(problem)).not.toContain('secret');
  expect(problem).toMatchObject({ status: 500, code: 'internal' });
});

test('an error of the other copy of the module is recognised', () => {
  const foreign = Object.assign(new Error('The file is empty.'), {
    [Symbol.for('undertone.error')]: true,
    code: 'no_audio',
  });
  expect(isAppError(foreign)).toBe(true);
  expect(toProblem(toAppError(foreign))).toMatchObject({ status: 422, detail: 'The file is empty.' });
});

test.each(['AbortError', 'ResponseAborted'])('an abort is not an error: %s', (name) => {
  const error = toAppError(Object.assign(new Error('aborted'), { name }));
  expect(error).toMatchObject({ code: 'cancelled', status: 409 });
  expect(isForTheLog(error)).toBe(false);
});

test('a full disk has a sentence of its own', () => {
  expect(toAppError(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toMatchObject({ code: 'disk_full' });
});

test('a problem carries the values of its sentence', () => {
  const error = new AppError('invalid_change', { reason: 'split_position', id: 7, words: 3 });
  expect(toProblem(error)).toMatchObject({
    status: 422,
    detail: 'Passage 7 has 3 words. Split it before one of the words 1 to 2, counted from 0.',
    code: 'invalid_change',
    values: { reason: 'split_position', id: 7, words: 3 },
  });
  expect(errorFrom(error.code, { ...error.values }).message).toBe(error.message);
});

test('an error of another version shows at least its title', () => {
  expect(errorFrom('no_audio', { reason: 'of_tomorrow' }).message).toBe('No audio in this upload.');
});

test('every sentence begins with a capital and ends with a full stop', () => {
  const sentences = Object.values(errorMessages).flatMap((entry) =>
    typeof entry === 'object' ? Object.values<unknown>(entry) : [entry],
  );
  expect(sentences.length).toBeGreaterThan(150);
  for (const sentence of sentences)
    if (typeof sentence === 'string') expect(sentence).toMatch(/^[A-Z][^]*[.]$|^(live|session):\w+ takes .*\.$/u);
});
