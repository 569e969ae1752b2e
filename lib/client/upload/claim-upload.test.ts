import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { claimUpload } from './claim-upload';

const answers: (() => Response)[] = [];
const asked: string[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', (path: string, { body }: { body: string }) => {
    asked.push(`${path} ${body}`);
    const answer = answers.shift();
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('Failed to fetch'));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  answers.length = 0;
  asked.length = 0;
});

async function claim() {
  const claimed = claimUpload('abc');
  await vi.runAllTimersAsync();
  return claimed;
}

const created = (): Response => Response.json({ session_id: 'the-session' }, { status: 201 });
const refused = (status: number, detail: string) => (): Response => Response.json({ detail }, { status });

test('after a lost connection the request is repeated, for the same upload', async () => {
  answers.push(() => {
    throw new TypeError('Failed to fetch');
  }, created);
  expect(await claim()).toEqual({ kind: 'created', session_id: 'the-session', again: false });
  expect(asked).toEqual(Array(2).fill('/api/sessions {"upload":"abc"}'));
});

test('a server without its database is asked again, and its sentence is shown if that does not help', async () => {
  const away = refused(503, 'The database does not answer.');
  answers.push(away, away, created);
  expect(await claim()).toMatchObject({ kind: 'created' });
  answers.push(...Array(6).fill(away));
  expect(await claim()).toEqual({ kind: 'refused', sentence: 'The database does not answer.', again: true });
  expect(asked).toHaveLength(9);
});

test('a refused file is not retried; a failure of the server may be', async () => {
  answers.push(refused(415, 'This is a text file.'));
  expect(await claim()).toEqual({ kind: 'refused', sentence: 'This is a text file.', again: false });
  answers.push(refused(500, 'The decoder stopped.'));
  expect(await claim()).toEqual({ kind: 'refused', sentence: 'The decoder stopped.', again: true });
});

test('without a server, the sentence says that the file is kept', async () => {
  expect(await claim()).toMatchObject({
    kind: 'refused',
    sentence: expect.stringContaining('kept for a day'),
    again: true,
  });
  expect(asked).toHaveLength(6);
});
