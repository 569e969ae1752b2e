import { expect, test } from 'vitest';
import { AppError } from '#lib/base/errors';
import { loggedError } from './logged-error.ts';

const secret = 'I will tell nobody about the blue bicycle';

test('the input on which a library failed is not logged', () => {
  const parser = ((): unknown => {
    try {
      return JSON.parse(secret);
    } catch (error) {
      return error;
    }
  })();
  const query = Object.assign(
    new Error(`Failed query: insert into events\n    at values (${secret})\nparams: ${secret}`),
    { name: 'DrizzleQueryError', cause: Object.assign(new Error(secret), { code: '23505' }) },
  );
  const shown = new AppError('unreadable_transcript', { reason: 'no_text', name: `${secret}.txt` }, { cause: parser });
  const worker = Object.assign(new Error(`the worker ended: exit code null, signal SIGSEGV. ${secret}`), {
    name: 'WorkerError',
  });
  expect(loggedError(worker).message).toBe('exit code null, signal SIGSEGV');
  for (const error of [worker, parser, query, shown, secret, { secret }])
    expect(JSON.stringify(loggedError(error))).not.toContain('blue');
  expect(loggedError(query)).toMatchObject({ type: 'DrizzleQueryError', cause: { code: '23505' } });
});

test('the log shows where a bug of ours is', () => {
  const logged = loggedError(new TypeError('x is not a function'));
  expect(logged).toMatchObject({ type: 'TypeError', message: 'x is not a function' });
  expect(logged.at[0]).toContain('logged-error.test.ts');
});
